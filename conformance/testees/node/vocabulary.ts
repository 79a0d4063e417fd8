/** Verbs of a step. */
export const VERBS = [
  "new",
  "set",
  "get",
  "call",
  "graph",
  "log",
  "burst",
  "repeat",
  "subclass",
  "fs",
  "clock",
  "except",
  "task",
  "lab",
] as const;
/** See the list of the same name. */
export type Verb = (typeof VERBS)[number];

/** Verbs that hold steps. */
export const HOLDERS = ["repeat", "except", "task"] as const satisfies readonly Verb[];

/** Verbs that wait for something, which a call of the library cannot: they may not stand inside a hook. */
export const WAITING = [...HOLDERS, "lab"] as const satisfies readonly Verb[];

/** Functions that a scenario can hand to the library. */
export const HOOKS = [
  "return",
  "raise",
  "affix",
  "record",
  "super",
  "gzip",
  "copy",
  "replace_record",
  "equals",
  "none",
] as const;
/** See the list of the same name. */
export type HookName = (typeof HOOKS)[number];

/** Keys of the one-key maps that stand for what JSON cannot hold. */
export const TYPED = [
  "$ref",
  "$var",
  "$float",
  "$int",
  "$bytes",
  "$bytearray",
  "$tuple",
  "$namedtuple",
  "$set",
  "$dict",
  "$error",
  "$time",
  "$lab",
] as const;
/** See the list of the same name. */
export type TypedKey = (typeof TYPED)[number];

/** What a scenario may observe, beside its lab. */
export const OBSERVABLES = ["files", "results", "stderr", "stdout"] as const;
/** See the list of the same name. */
export type Observable = (typeof OBSERVABLES)[number];

/** Whether `word` is one of `words`. */
export function isOneOf<T extends string>(words: readonly T[], word: unknown): word is T {
  return (words as readonly unknown[]).includes(word);
}
