import { AttributeError, TypeError } from "../../python/exceptions.ts";
import { codePointLength, dictEntries, isDict, typeName } from "../../python/values.ts";
import type { LogRecord } from "../record/record.ts";

/**
 * Lets pass what was logged by the named logger and by those below it; without a name, everything.
 *
 * Source: CPython 3.15, `logging.Filter`.
 */
export class Filter {
  /** Name of the logger; empty for all. */
  name: string;
  /** Length of the name in code points. */
  nlen: number;

  constructor(name = "") {
    this.name = name;
    this.nlen = lengthOf(name);
  }

  /** Whether the record passes. An override may also return a record to go on with in its place. */
  filter(record: LogRecord): boolean | LogRecord {
    if (this.nlen === 0 || this.name === record.name) return true;
    if (typeof record.name !== "string") {
      throw new AttributeError(`'${typeName(record.name)}' object has no attribute 'find'`);
    }
    return record.name.startsWith(`${this.name}.`);
  }

  toString(): string {
    return `<${this.constructor.name} (${this.name})>`;
  }
}

/** Python's `len(name)`, whatever a configuration gives for a name. */
function lengthOf(name: unknown): number {
  if (typeof name === "string") return codePointLength(name);
  if (Array.isArray(name)) return name.length;
  if (isDict(name)) return [...dictEntries(name)].length;
  throw new TypeError(`object of type '${typeName(name)}' has no len()`);
}
