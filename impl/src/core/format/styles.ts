import { ValueError } from "../../python/exceptions.ts";
import { PercentStyle } from "./percent-style.ts";
import { StrFormatStyle } from "./str-format-style.ts";
import { StringTemplateStyle } from "./string-template-style.ts";

/** A style of format strings, named by the character that starts a field. */
export type Style = "%" | "{" | "$";

/** The format that `basicConfig` uses. */
export const BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s";

const STYLES: ReadonlyMap<string, { make: typeof PercentStyle; basicFormat: string }> = new Map([
  ["%", { make: PercentStyle, basicFormat: BASIC_FORMAT }],
  ["{", { make: StrFormatStyle, basicFormat: "{levelname}:{name}:{message}" }],
  ["$", { make: StringTemplateStyle, basicFormat: "${levelname}:${name}:${message}" }],
]);

/** Class and basic format of a style. Errors: ValueError if there is no such style. */
export function styleOf(style: string): { make: typeof PercentStyle; basicFormat: string } {
  const found = STYLES.get(style);
  if (found === undefined)
    throw new ValueError(`Style must be one of: ${[...STYLES.keys()].join(",")}`);
  return found;
}
