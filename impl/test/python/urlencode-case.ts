import { urlencode } from "#impl/python/urlencode.js";
import { typedValue } from "./typed-value.ts";

/** One line of generate_urlencode.py: a query, and CPython's text or error. */
export type UrlencodeCase = readonly [query: unknown, outcome: unknown];

/** What the port makes of a query, in the shape of CPython's outcome. */
export function urlencodeOutcome(query: unknown): unknown {
  try {
    return urlencode(typedValue(query));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error: [error.name, error.message] };
  }
}
