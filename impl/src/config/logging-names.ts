import { NameError } from "../python/exceptions.ts";
import type { Names } from "./literal/evaluate.ts";
import { importModule, moduleNamed, readName } from "./modules.ts";

/** Modules that Python's `logging` imports, and that its names therefore hold. */
const IMPORTED = ["sys", "time"];

/** The names that an expression in an .ini file may use: those of Python's `logging` module. */
export const LOGGING_NAMES: Names = {
  name(name) {
    if (IMPORTED.includes(name)) return importModule(name);
    const logging = importModule("logging");
    if (hasName(logging, name)) return readName(logging, name);
    throw new NameError(`name '${name}' is not defined`);
  },
  attribute(owner, name) {
    // Python's handlers module imports socket, and files refer to it there.
    const isSocket = name === "socket" && owner === moduleNamed("logging.handlers");
    return isSocket ? importModule("socket") : readName(owner, name);
  },
};

function hasName(owner: unknown, name: string): boolean {
  try {
    readName(owner, name);
    return true;
  } catch {
    return false;
  }
}
