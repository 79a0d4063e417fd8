import { lookup } from "./codecs.ts";
import { TypeError } from "./exceptions.ts";
import { str } from "./repr.ts";
import { pairOf } from "./unpack.ts";
import { ByteArray, dictEntries, isBytes, isDict, isTuple, PyFloat, typeName } from "./values.ts";

/** What a URL holds as it is: letters, digits and these. */
const SAFE = /^[A-Za-z0-9_.\-~]*$/;

/** Each byte as it stands in a URL. */
const QUOTED: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return SAFE.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
});

/**
 * Percent-encodes everything but letters, digits and `_.-~`, as `urllib.parse.quote(text, safe="")`.
 *
 * Text goes as UTF-8, bytes go as they are. Errors: UnicodeEncodeError for a lone surrogate.
 * Source: CPython 3.15, `urllib.parse.quote`.
 */
export function quote(text: string | Uint8Array): string {
  if (typeof text === "string" && SAFE.test(text)) return text;
  const bytes = typeof text === "string" ? lookup("utf-8").encode(text) : text;
  let quoted = "";
  for (const byte of bytes) quoted += QUOTED[byte] ?? "";
  return quoted;
}

/** As {@link quote}, with `+` for a space. Source: CPython 3.15, `urllib.parse.quote_plus`. */
export function quote_plus(text: string | Uint8Array): string {
  return quote(text).replaceAll("%20", "+");
}

/**
 * Writes keys and values as a query string: `a=1&b=x+y`.
 *
 * Takes a dict, any other object (its own properties), or a sequence of tuples of two. Keys and
 * values that are no bytes are written as Python's `str()` writes them, lists included. Errors:
 * TypeError for anything else, ValueError for a tuple that is no pair; CPython's texts.
 *
 * Source: CPython 3.15, `urllib.parse.urlencode` with its defaults.
 */
export function urlencode(query: unknown): string {
  // One after the other: what is wrong with the first is told first, whatever the others are.
  return Array.from(entriesOf(query), (entry) => {
    const [key, value] = pairOf(entry);
    return `${escaped(key)}=${escaped(value)}`;
  }).join("&");
}

function escaped(value: unknown): string {
  const isPlain = isBytes(value) && !(value instanceof ByteArray);
  return quote_plus(isPlain ? value : str(value));
}

function entriesOf(query: unknown): Iterable<unknown> {
  if (isDict(query)) return dictEntries(query);
  if (Array.isArray(query) || typeof query === "string" || isBytes(query)) {
    if (query.length > 0 && !isTuple(query[0])) throw invalidQuery();
    return query;
  }
  if (query instanceof Set) return emptySet(query);
  if (typeof query === "object" && query !== null && !isValue(query)) return Object.entries(query);
  throw invalidQuery(`object of type '${typeName(query)}' has no len()`);
}

/** Whether an object stands for a value of Python's that is no mapping. */
function isValue(query: object): boolean {
  return query instanceof PyFloat || query instanceof Error;
}

/** A set has no first item to look at, unless it has none at all. */
function emptySet(query: ReadonlySet<unknown>): [] {
  if (query.size > 0) throw invalidQuery("'set' object is not subscriptable");
  return [];
}

/** The error for what holds no pairs, and the one by which Python finds out. */
function invalidQuery(...why: readonly string[]): TypeError {
  const error = new TypeError("not a valid non-string sequence or mapping object");
  error.cause = new TypeError(...why);
  return error;
}
