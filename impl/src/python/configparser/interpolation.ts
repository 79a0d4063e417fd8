import { ValueError } from "../exceptions.ts";
import { repr } from "../repr.ts";
import {
  InterpolationDepthError,
  InterpolationMissingOptionError,
  InterpolationSyntaxError,
  MAX_INTERPOLATION_DEPTH,
} from "./errors.ts";

/** Where a value stands, and what it may refer to. */
export interface Place {
  readonly section: string;
  readonly option: string;
  /** The value as it is written. */
  readonly written: unknown;
  /** Another option of the section, as it is written; undefined if there is none. */
  find(option: string): string | null | undefined;
  /** The form in which options are kept. */
  optionxform(option: string): string;
}

/** A value with `%(name)s` replaced by other options, and `%%` by `%`. Errors: InterpolationError. */
export function interpolate(place: Place, value: string, depth = 1): string {
  if (depth > MAX_INTERPOLATION_DEPTH) {
    throw new InterpolationDepthError(place.option, place.section, place.written);
  }
  let text = "";
  let rest = value;
  for (let sign = rest.indexOf("%"); sign >= 0; sign = rest.indexOf("%")) {
    text += rest.slice(0, sign);
    rest = rest.slice(sign);
    if (rest.startsWith("%%")) {
      text += "%";
      rest = rest.slice(2);
    } else {
      const [whole, name] = reference(place, rest);
      text += substitute(place, name, depth);
      rest = rest.slice(whole.length);
    }
  }
  return text + rest;
}

/** The `%(name)s` at the start of a text. */
function reference({ option, section }: Place, rest: string): readonly [string, string] {
  if (!rest.startsWith("%(")) {
    const found = `'%' must be followed by '%' or '(', found: ${repr(rest)}`;
    throw new InterpolationSyntaxError(option, section, found);
  }
  const [whole, name] = /^%\(([^)]+)\)s/.exec(rest) ?? [];
  if (whole !== undefined && name !== undefined) return [whole, name];
  const bad = `bad interpolation variable reference ${repr(rest)}`;
  throw new InterpolationSyntaxError(option, section, bad);
}

function substitute(place: Place, written: string, depth: number): string {
  const name = place.optionxform(written);
  const value = place.find(name);
  if (value === undefined) {
    throw new InterpolationMissingOptionError(place.option, place.section, place.written, name);
  }
  if (value === null) return "";
  return value.includes("%") ? interpolate(place, value, depth + 1) : value;
}

/** Refuses a value to be set in which a `%` neither refers to an option nor is doubled. Errors: ValueError. */
export function refuseLoneSign(value: string): void {
  const rest = value.replaceAll("%%", "").replaceAll(/%\(([^)]+)\)s/g, "");
  const place = rest.indexOf("%");
  if (place < 0) return;
  throw new ValueError(`invalid interpolation syntax in ${repr(value)} at position ${place}`);
}
