import { UnpicklingError } from "../errors.ts";
import { UnitSink } from "./unit-sink.ts";

const BACKSLASH = 0x5c;
const HIGHEST = 0x10ffff;

/**
 * Reads the text of protocol 0: each byte one character, beyond that `\u0020` and `\U0001f600`.
 *
 * Source: CPython 3.15, the codec `raw-unicode-escape`.
 */
export function rawUnicode(line: string): string {
  if (!line.includes("\\")) return line;
  const units = new UnitSink(line.length);
  for (let at = 0; at < line.length; ) at += rawStep(line, at, units);
  return units.toString();
}

/** Reads one character, or a backslash with what it stands before. Returns how long that was. */
function rawStep(line: string, at: number, units: UnitSink): number {
  const code = line.charCodeAt(at);
  units.push(code);
  if (code !== BACKSLASH || at + 1 === line.length) return 1;
  const next = line[at + 1] ?? "";
  if (next !== "u" && next !== "U") {
    units.push(next.charCodeAt(0)); // escapes nothing, and is no start of an escape either
    return 2;
  }
  units.drop();
  const digits = next === "u" ? 4 : 8;
  units.push(hexNumber(line.slice(at + 2, at + 2 + digits), digits));
  return 2 + digits;
}

const SINGLE: ReadonlyMap<string, number> = new Map([
  ["\\", BACKSLASH],
  ["'", 0x27],
  ['"', 0x22],
  ["a", 0x07],
  ["b", 0x08],
  ["f", 0x0c],
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
  ["v", 0x0b],
]);

/** Reads a string of Python 2 as its `repr` wrote it, quotes and escapes included. */
export function stringLiteral(line: string): string {
  const quote = line[0];
  const isQuoted = line.length >= 2 && (quote === "'" || quote === '"') && line.endsWith(quote);
  if (!isQuoted) throw new UnpicklingError("the STRING opcode argument must be quoted");
  const text = line.slice(1, -1);
  if (!text.includes("\\")) return text;
  const units = new UnitSink(text.length);
  for (let at = 0; at < text.length; ) at += literalStep(text, at, units);
  return units.toString();
}

function literalStep(text: string, at: number, units: UnitSink): number {
  const code = text.charCodeAt(at);
  if (code !== BACKSLASH) {
    units.push(code);
    return 1;
  }
  const next = text[at + 1] ?? "";
  const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
  if (next === "x") units.push(hexNumber(text.slice(at + 2, at + 4), 2));
  else if (octal !== undefined) units.push(Number.parseInt(octal, 8) & 0xff);
  else pushSingle(next, units);
  return next === "x" ? 4 : 1 + (octal?.length ?? 1);
}

function pushSingle(next: string, units: UnitSink): void {
  if (next === "") throw new UnpicklingError("str ends in a backslash");
  const known = SINGLE.get(next);
  if (known === undefined) units.push(BACKSLASH);
  units.push(known ?? next.charCodeAt(0));
}

function hexNumber(digits: string, count: number): number {
  const number = /^[0-9a-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
  if (digits.length === count && number <= HIGHEST) return number;
  throw new UnpicklingError("str has a broken escape");
}
