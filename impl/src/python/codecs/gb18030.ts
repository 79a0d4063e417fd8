import type { ByteSink } from "./byte-sink.ts";
import { codeTable, tableData } from "./code-table.ts";
import type { Step } from "./decode-errors.ts";
import { illegal, incomplete } from "./table-reader.ts";
import { NumberReader } from "./tables.ts";

/** Rows of characters whose four-byte codes follow each other: where they start, and with which code. */
interface Runs {
  readonly points: Int32Array;
  readonly places: Int32Array;
}

const BEYOND_BMP = 0x10000;
/** Number of the four-byte code of U+10000. */
const FIRST_BEYOND = 189_000;

let runs: Runs | undefined;

function allRuns(): Runs {
  runs ??= readRuns();
  return runs;
}

function readRuns(): Runs {
  const reader = new NumberReader(tableData("simplified", "gb18030").runs ?? "");
  const count = reader.next();
  return { points: reader.steps(count), places: reader.steps(count) };
}

/** Writes a character that has no two-byte code; only surrogates have none at all. */
export function writeFourBytes(point: number, sink: ByteSink): boolean {
  if (point >= 0xd800 && point <= 0xdfff) return false;
  const place = point < BEYOND_BMP ? placeOf(point) : point - BEYOND_BMP + FIRST_BEYOND;
  sink.push(0x81 + Math.floor(place / 12_600));
  sink.push(0x30 + (Math.floor(place / 1260) % 10));
  sink.push(0x81 + (Math.floor(place / 10) % 126));
  sink.push(0x30 + (place % 10));
  return true;
}

function placeOf(point: number): number {
  const { points, places } = allRuns();
  const next = points.findIndex((start) => start > point);
  const run = next === -1 ? points.length - 1 : next - 1;
  return (places[run] ?? 0) + point - (points[run] ?? 0);
}

/** Reads a four-byte code: the second byte is a digit. */
export function readFourBytes(bytes: Uint8Array, index: number): Step | undefined {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(index, index + 4);
  if (!isDigit(second)) return undefined;
  if (index + 4 > bytes.length) return incomplete(bytes, index);
  if (!isHigh(first) || !isHigh(third) || !isDigit(fourth)) return illegal();
  const place = ((first - 0x81) * 10 + second - 0x30) * 1260 + (third - 0x81) * 10 + fourth - 0x30;
  const point = place < FIRST_BEYOND ? nearPoint(place) : place - FIRST_BEYOND + BEYOND_BMP;
  if (point < 0 || point > 0x10ffff) return illegal();
  return { text: String.fromCodePoint(point), width: 4 };
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isHigh(byte: number): boolean {
  return byte >= 0x81 && byte <= 0xfe;
}

/** The character of the BMP with that four-byte code, or -1. */
function nearPoint(place: number): number {
  const { points, places } = allRuns();
  for (const [run, start] of points.entries()) {
    const offset = place - (places[run] ?? 0);
    const length = (points[run + 1] ?? BEYOND_BMP) - start;
    if (offset >= 0 && offset < length && hasFourBytes(start + offset)) return start + offset;
  }
  return -1;
}

function hasFourBytes(point: number): boolean {
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return !isSurrogate && codeTable("simplified", "gb18030").get(point) < 0;
}
