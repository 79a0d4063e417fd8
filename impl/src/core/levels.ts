import { TypeError, ValueError } from "../python/exceptions.ts";
import { percentFormat } from "../python/percent.ts";
import { repr, str } from "../python/repr.ts";
import { isInt, isTuple, PyFloat, typeName } from "../python/values.ts";

/** A level: a number, or the name of one. */
export type Level = number | string;

/** Severity 50. */
export const CRITICAL = 50;
/** The same as {@link CRITICAL}. */
export const FATAL = 50;
/** Severity 40. */
export const ERROR = 40;
/** Severity 30. */
export const WARNING = 30;
/** The same as {@link WARNING}. */
export const WARN = 30;
/** Severity 20. */
export const INFO = 20;
/** Severity 10. */
export const DEBUG = 10;
/** Severity 0: a logger asks its parent, a handler takes everything. */
export const NOTSET = 0;

const levelToName = new Map<unknown, string>([
  [CRITICAL, "CRITICAL"],
  [ERROR, "ERROR"],
  [WARNING, "WARNING"],
  [INFO, "INFO"],
  [DEBUG, "DEBUG"],
  [NOTSET, "NOTSET"],
]);

const nameToLevel = new Map<unknown, number>([
  ["CRITICAL", CRITICAL],
  ["FATAL", FATAL],
  ["ERROR", ERROR],
  ["WARN", WARNING],
  ["WARNING", WARNING],
  ["INFO", INFO],
  ["DEBUG", DEBUG],
  ["NOTSET", NOTSET],
]);

/**
 * Every level name with its number, in a fresh object.
 *
 * Source: CPython 3.15, `logging.getLevelNamesMapping`.
 */
export function getLevelNamesMapping(): Record<string, number> {
  const mapping: Record<string, number> = {};
  for (const [name, level] of nameToLevel) mapping[String(name)] = level;
  return mapping;
}

/**
 * The name of a level, or the number of a level's name; what has neither gives `Level <level>`.
 *
 * Errors: TypeError for what cannot be looked up, and for a tuple that has not one item.
 *
 * Source: CPython 3.15, `logging.getLevelName`.
 */
export function getLevelName(level: number): string;
export function getLevelName(level: unknown): unknown;
export function getLevelName(level: unknown): unknown {
  const key = typeof level === "number" ? level : hashKey(level);
  return levelToName.get(key) ?? nameToLevel.get(key) ?? nameless(level);
}

/** CPython puts the level in by `%`, which takes a tuple for a list of arguments. */
function nameless(level: unknown): string {
  return isTuple(level) ? percentFormat("Level %s", level) : `Level ${str(level)}`;
}

/**
 * Gives `level` the name `levelName`, in both directions.
 *
 * Source: CPython 3.15, `logging.addLevelName`.
 */
export function addLevelName(level: number, levelName: string): void {
  levelToName.set(hashKey(level), levelName);
  nameToLevel.set(hashKey(levelName), level);
}

/**
 * The number of `level`, which is a number already or a known name.
 *
 * Errors: ValueError for an unknown name, TypeError for anything that is neither int nor text.
 */
export function checkLevel(level: unknown): number {
  if (isIntOrBool(level)) return level;
  if (typeof level !== "string") {
    throw new TypeError(`Level not an integer or a valid string: ${repr(level)}`);
  }
  const known = nameToLevel.get(level);
  if (known === undefined) throw new ValueError(`Unknown level: ${repr(level)}`);
  return known;
}

/** Python's `isinstance(value, int)`; compared and shown, bools and big integers do as numbers. */
export function isIntOrBool(value: unknown): value is number {
  return isInt(value) || typeof value === "boolean";
}

/** What of a value decides whether it is the same dict key: 10, 10.0 and 10n are one, True is 1. */
function hashKey(value: unknown): unknown {
  if (typeof value === "bigint") return BigInt.asIntN(53, value) === value ? Number(value) : value;
  if (typeof value === "boolean") return Number(value);
  if (value instanceof PyFloat) return value.value;
  return typeof value === "object" ? hashable(value) : (value ?? null);
}

function hashable(value: object | null): object | null {
  const name = typeName(value);
  if (name !== "list" && name !== "dict" && name !== "set") return value;
  throw new TypeError(`cannot use '${name}' as a dict key (unhashable type: '${name}')`);
}

/**
 * Python's `a >= b` between levels.
 *
 * Errors: TypeError if one of them is no number, as for a record that was made without a level.
 */
export function reaches(level: unknown, threshold: unknown): boolean {
  if (typeof level === "number" && typeof threshold === "number") return level >= threshold;
  if (isNumber(level) && isNumber(threshold)) return Number(level) >= Number(threshold);
  if (typeof level === "string" && typeof threshold === "string") return level >= threshold;
  throw new TypeError(
    `'>=' not supported between instances of '${typeName(level)}' and '${typeName(threshold)}'`,
  );
}

function isNumber(value: unknown): boolean {
  return ["number", "bigint", "boolean"].includes(typeof value) || value instanceof PyFloat;
}
