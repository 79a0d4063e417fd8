import { constants } from "node:fs";
import { TypeError, ValueError } from "../../python/exceptions.ts";
import { repr } from "../../python/repr.ts";
import { typeName } from "../../python/values.ts";

/** What a mode such as `a+b` asks for. */
export interface OpenMode {
  /** Flags for `open(2)`. */
  readonly flags: number;
  /** Whether every write goes to the end. */
  readonly appending: boolean;
  /** Whether it can be written to. */
  readonly writable: boolean;
  /** Whether it is opened for both reading and writing. */
  readonly updating: boolean;
  /** Whether it takes bytes, not text. */
  readonly binary: boolean;
  /** The mode as CPython spells it for a binary file, e.g. `rb+`. */
  readonly rawMode: string;
}

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_TRUNC, O_WRONLY } = constants;

/** What each of the four ways to open adds to the flags. */
const FLAGS: ReadonlyMap<string, number> = new Map([
  ["r", 0],
  ["w", O_CREAT | O_TRUNC],
  ["a", O_CREAT | O_APPEND],
  ["x", O_CREAT | O_EXCL],
]);

/** Python's `"b" in mode`. Errors: TypeError for what holds nothing. */
export function isBinaryMode(mode: unknown): boolean {
  if (typeof mode === "string" || Array.isArray(mode)) return mode.includes("b");
  throw new TypeError(`argument of type '${typeName(mode)}' is not a container or iterable`);
}

/** What an `open()` may say beside its mode. */
interface TextArguments {
  readonly encoding: string | null;
  readonly errors: string | null;
}

/**
 * Reads the mode of an `open()`.
 *
 * Errors: ValueError for a mode that cannot be, and for text arguments in binary mode.
 *
 * Source: CPython 3.15, `open`.
 */
export function parseMode(mode: string, { encoding, errors }: TextArguments): OpenMode {
  const letters = new Set(mode);
  if (letters.size !== mode.length || !/^[rwax+bt]*$/.test(mode)) {
    throw new ValueError(`invalid mode: ${repr(mode)}`);
  }
  const binary = letters.has("b");
  if (binary && letters.has("t")) throw new ValueError("can't have text and binary mode at once");
  const ways = [...letters].filter((letter) => FLAGS.has(letter));
  if (ways.length > 1) {
    throw new ValueError("must have exactly one of create/read/write/append mode");
  }
  if (binary && encoding !== null) {
    throw new ValueError("binary mode doesn't take an encoding argument");
  }
  if (binary && errors !== null) {
    throw new ValueError("binary mode doesn't take an errors argument");
  }
  const [way] = ways;
  if (way === undefined) {
    throw new ValueError(
      "Must have exactly one of create/read/write/append mode and at most one plus",
    );
  }
  return modeOf(way, letters.has("+"), binary);
}

function modeOf(way: string, updating: boolean, binary: boolean): OpenMode {
  const writable = updating || way !== "r";
  const access = updating ? O_RDWR : writable ? O_WRONLY : O_RDONLY;
  const flags = access | (FLAGS.get(way) ?? 0);
  const rawMode = `${way}b${updating ? "+" : ""}`;
  return { flags, appending: way === "a", writable, updating, binary, rawMode };
}
