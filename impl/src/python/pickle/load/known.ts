import type { Tuple } from "../../values.ts";
import type { Unpickler } from "./unpickler.ts";

/** Makes what a call of a known class or function gives; undefined if it does not know how. */
export type Maker = (args: Tuple, machine: Unpickler) => unknown;

/** A class or function whose calls are understood, under its name in Python 3. */
export type Known = readonly [module: string, name: string, make: Maker];
