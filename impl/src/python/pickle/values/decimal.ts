import { Tuple } from "../../values.ts";
import { PickledGlobal } from "../pickled-object.ts";
import type { Reduction } from "../reduction.ts";

/** Python's `decimal.Decimal`, as a pickle brings it: its digits as text, nothing is rounded. */
export class PyDecimal {
  /** Python's `str`, e.g. `1.50` or `1E+3`. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }

  __reduce__(): Reduction {
    return [new PickledGlobal("decimal", "Decimal"), Tuple.of(this.text)];
  }
}
