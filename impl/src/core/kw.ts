import type { Extra } from "./record/extra.ts";

/**
 * Keyword arguments of a log call.
 *
 * `K` lets an adapter's own keywords through; a logger takes these four.
 */
export interface LogKeywords {
  /** An Error, `true` for the one that is being handled, or `tuple([type, value, traceback])`. */
  exc_info?: unknown;
  /** Attributes to set on the record. */
  extra?: Extra;
  /** Whether the record keeps the call stack. */
  stack_info?: unknown;
  /** Which caller counts as the call site: 1 is the nearest. */
  stacklevel?: number;
  /** Keywords that only an adapter's `process` understands. */
  [keyword: string]: unknown;
}

/** What {@link kw} returns: stands last in a log call and is not one of its arguments. */
export class KeywordArguments {
  /** The keywords as they were given. */
  readonly values: LogKeywords;

  constructor(values: LogKeywords) {
    this.values = values;
  }
}

/**
 * Marks the keyword arguments of a log call, which stand last in it.
 *
 * `log.error("no %s", path, kw({ exc_info: error, extra: { user } }))` is Python's
 * `log.error("no %s", path, exc_info=error, extra={"user": user})`.
 */
export function kw(values: LogKeywords): KeywordArguments {
  return new KeywordArguments(values);
}

/** The arguments of a log call with keywords added; those that were given stay as they are. */
export function withKeyword(args: readonly unknown[], keywords: LogKeywords): unknown[] {
  const last = args.at(-1);
  if (!(last instanceof KeywordArguments)) return [...args, kw(keywords)];
  return [...args.slice(0, -1), kw({ ...keywords, ...last.values })];
}
