import { inexpressible } from "./inexpressible.ts";
import type { Scope } from "./scope.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Writes a value of the scenario as an expression. */
export type Write = (value: unknown) => string;

/** How one language says what hooks answer, as expressions over their `args`. What is given is an expression. */
export interface HookWords {
  readonly none: string;
  readonly gzip: string;
  readonly copy: string;
  raise(error: string): string;
  /** `prefix` and `suffix` are put around the argument, or around the name that ends it as a path. */
  affix(hook: Fields, write: Write): string;
  record(name: string, value: string | undefined): string;
  equals(attribute: string, value: string): string;
  replaceRecord(attributes: string): string;
}

const WITHOUT_HELP = ["return", "none", "affix", "equals"];

/** What a function that is the hook `hook` answers. */
export function hookAnswer(words: HookWords, hook: Fields, scope: Scope, write: Write): string {
  const { $hook: kind, value } = hook;
  if (!WITHOUT_HELP.includes(String(kind))) scope.need("hooks");
  if (hook["takes"] !== undefined) inexpressible("a function refuses arguments by name");
  switch (kind) {
    case "return":
      return write(value);
    case "none":
      return words.none;
    case "raise":
      return words.raise(write(hook["error"]));
    case "affix":
      return words.affix(hook, write);
    case "record":
      return words.record(write(hook["name"]), value === undefined ? undefined : write(value));
    case "equals":
      return words.equals(String(hook["attr"]), write(value));
    case "replace_record":
      return words.replaceRecord(write(hook["set"] ?? {}));
    case "gzip":
      return words.gzip;
    case "copy":
      return words.copy;
    default:
      return inexpressible(`there is no program for the hook ${String(kind)} here`);
  }
}
