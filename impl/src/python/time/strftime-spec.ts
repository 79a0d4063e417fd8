/** One directive of a strftime format, taken apart: `%-5Od`. */
export interface Spec {
  /** The directive as it stands in the format. */
  readonly source: string;
  /** Last padding flag given: `_`, `-` or `0`. */
  readonly pad: string;
  /** `^`: capital letters. */
  readonly isUpper: boolean;
  /** `#`: the other case, whatever that is for the directive. */
  readonly isSwapped: boolean;
  /** Least number of characters; 0 where none was given. */
  readonly width: number;
  /** `E`, `O`, or nothing. */
  readonly modifier: string;
  /** The letter that says what to write; empty at the end of the format. */
  readonly letter: string;
}

/** Text as the flags and the width want it. */
export function padded(spec: Spec, text: string): string {
  const cased = spec.isUpper ? text.toUpperCase() : text;
  return widened(spec, cased);
}

/** Text in small letters, padded to the width. */
export function lowered(spec: Spec, text: string): string {
  return widened(spec, text.toLowerCase());
}

/** Text padded to the width, in the case that it has. */
export function widened({ pad, width }: Spec, text: string): string {
  return text.length < width ? text.padStart(width, pad === "0" ? "0" : " ") : text;
}

/**
 * A number of at least `digits` characters, sign included.
 *
 * `fill` is what it is padded with if no flag says otherwise.
 */
export function numbered(spec: Spec, digits: number, value: number, fill: "0" | "_" = "0"): string {
  const text = String(value);
  const wanted = Math.max(digits, spec.width);
  if (spec.pad === "-") return widened(spec, text);
  if ((spec.pad || fill) === "_") return text.padStart(wanted);
  return value < 0 ? `-${text.slice(1).padStart(wanted - 1, "0")}` : text.padStart(wanted, "0");
}
