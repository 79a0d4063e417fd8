import { Tuple } from "../../values.ts";
import { PickledGlobal } from "../pickled-object.ts";
import type { Reduction } from "../reduction.ts";

/** A UUID has this many hexadecimal digits. */
const DIGITS = 32;
const GROUPS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** Python's `uuid.UUID`, as a pickle brings it. Its text is Python's `str`. */
export class PyUUID {
  /** The 128 bits. Zero until a pickle has told them. */
  int = 0n;

  constructor(int = 0n) {
    this.int = int;
  }

  toString(): string {
    return this.int.toString(16).padStart(DIGITS, "0").replace(GROUPS, "$1-$2-$3-$4-$5");
  }

  /** UUIDs are made empty and told their number afterwards. */
  __reduce__(): Reduction {
    const made = new PickledGlobal("uuid", "UUID");
    const base = new PickledGlobal("builtins", "object");
    const args = Tuple.of<unknown>(made, base, null);
    return [new PickledGlobal("copyreg", "_reconstructor"), args, { int: this.int }];
  }
}
