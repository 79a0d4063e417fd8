import { TypeError } from "../python/exceptions.ts";
import { isBytes, typeName } from "../python/values.ts";

/** Python's `text + end`. Errors: TypeError, with Python's text, unless both are strings. */
export function concat(text: unknown, end: unknown): string {
  if (typeof text === "string" && typeof end === "string") return text + end;
  throw new TypeError(refusal(text, typeName(end)));
}

function refusal(text: unknown, end: string): string {
  if (isBytes(text)) return `can't concat ${end} to bytes`;
  const type = typeName(text);
  return type === "str" || Array.isArray(text)
    ? `can only concatenate ${type} (not "${end}") to ${type}`
    : `unsupported operand type(s) for +: '${type}' and '${end}'`;
}
