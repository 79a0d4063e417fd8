import { MODULES_2TO3, MODULES_3TO2, NAMES_2TO3, NAMES_3TO2 } from "../generated/pickle-names.ts";
import { PicklingError } from "./errors.ts";

/**
 * The two lines that name a class or function in a pickle of protocol 1: its names in Python 2.
 *
 * Errors: `PicklingError` for a name that is not ASCII.
 * Source: CPython 3.15, `pickle.Pickler` with `fix_imports=True`.
 */
export function globalLines(module: string, name: string): string {
  const both = `${module}\n${name}`;
  const lines = NAMES_3TO2.get(both) ?? `${MODULES_3TO2.get(module) ?? module}\n${name}`;
  if (/^[ -~]+\n[ -~]+$/.test(lines)) return `${lines}\n`;
  throw new PicklingError(`can't pickle identifier '${module}.${name}' using pickle protocol 1`);
}

/**
 * The names in Python 3 of what a pickle of protocol 0 to 2 names as Python 2 did.
 *
 * Source: CPython 3.15, `pickle.Unpickler` with `fix_imports=True`.
 */
export function python3Name(module: string, name: string): [module: string, name: string] {
  const both = NAMES_2TO3.get(`${module}\n${name}`);
  if (both === undefined) return [MODULES_2TO3.get(module) ?? module, name];
  const [newModule = module, newName = name] = both.split("\n");
  return [newModule, newName];
}
