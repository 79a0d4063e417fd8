import type { Arbitrary, WeightedArbitrary } from "fast-check";
import * as fc from "fast-check";
import type { Step } from "../../scenario/step.ts";
import { burst, log, setOn, weighted } from "./steps.ts";
import { plainLine, text, word } from "./text.ts";
import type { Written } from "./values.ts";

/** Encodings as a user may name them, one of them unknown. */
export const encoding: Arbitrary<Written> = fc.constantFrom(
  "utf-8",
  "UTF8",
  "ascii",
  "latin-1",
  "cp1252",
  "utf-16",
  "utf-16-le",
  "utf-32",
  "utf-8-sig",
  "shift_jis",
  "no-such-encoding",
  null,
);

/** What to do with text that an encoding does not have. */
export const errors: Arbitrary<Written> = fc.constantFrom(
  "strict",
  "ignore",
  "replace",
  "backslashreplace",
  "xmlcharrefreplace",
  "namereplace",
  "surrogateescape",
  "surrogatepass",
  "no-such-handler",
  null,
);

/** Modes of `open`. */
export const mode: Arbitrary<Written> = fc.oneof(
  weighted(4, fc.constantFrom("a", "w")),
  weighted(1, fc.constantFrom("x", "a+", "w+", "r+", "at")),
);

/** What a handler writes after each record. */
export const terminator: Arbitrary<Written> = fc.constantFrom("\n", "", "\r\n", "--", "\u20ac\n");

/** A namer: a function, or what is none. */
const namer: Arbitrary<Written> = fc.oneof(
  weighted(
    3,
    fc.constantFrom(".old", ".gz", "-x", "").map((suffix) => ({ $hook: "affix", suffix })),
  ),
  weighted(
    1,
    fc
      .constantFrom("kept.log", "app.log", "app.log.2")
      .map((value) => ({ $hook: "return", value })),
  ),
  weighted(1, fc.constantFrom(null, "text", 5)),
  weighted(
    1,
    word.map((message) => raised(message)),
  ),
);

/** A rotator: a function, or what is none. */
const rotator: Arbitrary<Written> = fc.oneof(
  weighted(
    4,
    fc.constantFrom("gzip", "copy", "none").map((hook) => ({ $hook: hook })),
  ),
  weighted(1, fc.constant({ $hook: "record", name: "rotator" })),
  weighted(1, fc.constantFrom(null, "text")),
  weighted(
    1,
    word.map((message) => raised(message)),
  ),
);

function raised(message: string): Written {
  return { $hook: "raise", error: { $error: { type: "ValueError", args: [message] } } };
}

/** A message as files get it: mostly plain, sometimes of any text. */
export const message: Arbitrary<string> = fc.oneof(weighted(3, plainLine), weighted(2, text));

/** `set` of what every file handler has. */
export function setFileAttribute(owner: Arbitrary<string>): Arbitrary<Step> {
  return fc.oneof(
    setOn(owner, "terminator", terminator),
    setOn(owner, "delay", fc.boolean()),
    setOn(owner, "mode", mode),
    setOn(owner, "encoding", encoding),
    setOn(owner, "errors", errors),
    setOn(owner, "baseFilename", fc.constantFrom("app.log", "other.log", "no/such/folder.log")),
  );
}

/** The error that a record may carry, as `exc_info`. */
export const excInfo: Arbitrary<Written> = fc.oneof(
  fc.constantFrom<Written[]>(true, false, null),
  fc.tuple(fc.constantFrom("ValueError", "KeyError", "OSError"), text).map(([type, arg]) => ({
    $error: { type, args: [arg] },
  })),
);

/** What is done with any handler that rotates its file: records, and other ways to do its work. */
export function rotatingSteps(owner: Arbitrary<string>): WeightedArbitrary<Step>[] {
  return [
    weighted(9, log(owner, message)),
    weighted(2, burst(owner, message)),
    weighted(1, setOn(owner, "namer", namer)),
    weighted(1, setOn(owner, "rotator", rotator)),
    weighted(1, setFileAttribute(owner)),
  ];
}
