import type { ByteSink } from "./byte-sink.ts";
import { tableData } from "./code-table.ts";
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
  runs ??= readRuns();
  const next = runs.points.findIndex((start) => start > point);
  const run = next === -1 ? runs.points.length - 1 : next - 1;
  return (runs.places[run] ?? 0) + point - (runs.points[run] ?? 0);
}
