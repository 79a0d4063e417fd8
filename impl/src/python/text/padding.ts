import { MemoryError } from "../exceptions/builtin.ts";

/** What V8 can hold, in UTF-16 units. Python holds more before it raises the same. */
const LONGEST_STRING = 2 ** 29 - 24;

/** `filler` as often as `count` says, not at all if that is negative. Errors: MemoryError. */
export function repeated(filler: string, count: number): string {
  if (count <= 0) return "";
  if (count * filler.length > LONGEST_STRING) throw new MemoryError();
  return filler.repeat(count);
}
