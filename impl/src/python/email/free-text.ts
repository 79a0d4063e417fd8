import { AttributeError, KeyError, TypeError } from "../exceptions.ts";
import { checkHashable } from "../hashable.ts";
import { truth } from "../truth.ts";
import { isDict, typeName } from "../values.ts";
import { WSP } from "./characters.ts";

/**
 * A value as the free text of a header: what is empty in any way is no text at all.
 *
 * Errors: for other values that are no text, what CPython comes upon when it begins to read them:
 * TypeError, KeyError or AttributeError. Source: CPython 3.15,
 * `email._header_value_parser.get_unstructured`.
 */
export function freeText(value: unknown): string {
  if (typeof value === "string") return value;
  if (!truth(value)) return "";
  const first = firstOf(value);
  if (!(first instanceof Set)) checkHashable(first, "set element"); // is it one of a set of blanks?
  if (value instanceof Uint8Array) {
    throw new TypeError("startswith first arg must be bytes or a tuple of bytes, not str");
  }
  const isBlank = typeof first === "string" && first !== "" && WSP.includes(first);
  const method = isBlank ? "lstrip" : "startswith";
  throw new AttributeError(`'${typeName(value)}' object has no attribute '${method}'`);
}

/** Python's `value[0]` of something that is not empty. */
function firstOf(value: unknown): unknown {
  if (Array.isArray(value) || value instanceof Uint8Array) return value[0];
  if (!isDict(value)) throw new TypeError(`'${typeName(value)}' object is not subscriptable`);
  if (value instanceof Map && value.has(0)) return value.get(0);
  throw new KeyError(0);
}
