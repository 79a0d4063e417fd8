import { moveOf } from "./moves.ts";
import { loadTable, NumberReader, type TableData } from "./tables.ts";

/** All encodings of a language. */
export type Family = "japanese" | "korean" | "simplified" | "traditional";

const BMP = 0x10000;

/** Codes of characters: numbers whose bytes, the highest first, are what is written. */
export class CodeTable {
  readonly #near = new Int32Array(BMP).fill(-1);
  readonly #far = new Map<number, number>();
  /** Codes of two characters together. */
  readonly pairs: ReadonlyMap<string, number>;

  constructor(pairs: ReadonlyMap<string, number>) {
    this.pairs = pairs;
  }

  /** The code of a character, or -1. */
  get(point: number): number {
    return point < BMP ? (this.#near[point] ?? -1) : (this.#far.get(point) ?? -1);
  }

  /** Gives a character a code; -1 takes it away. */
  set(point: number, code: number): void {
    if (point < BMP) this.#near[point] = code;
    else this.#far.set(point, code);
  }

  /** All characters with their codes. */
  *entries(): Iterable<readonly [number, number]> {
    for (const [point, code] of this.#near.entries()) if (code >= 0) yield [point, code];
    for (const [point, code] of this.#far) if (code >= 0) yield [point, code];
  }
}

const read = new Map<string, CodeTable>();

/** The table of an encoding, read once. */
export function codeTable(family: Family, name: string): CodeTable {
  const known = read.get(name);
  if (known !== undefined) return known;
  const data = tableData(family, name);
  const table = new CodeTable(new Map(Object.entries(data.pairs ?? {})));
  if (data.base !== undefined) copy(codeTable(family, data.base), table, data.move ?? "same");
  change(table, data.changes);
  read.set(name, table);
  return table;
}

/** What the generator says about an encoding. */
export function tableData(family: Family, name: string): TableData {
  const data = loadTable(family)[name];
  if (data === undefined) throw new RangeError(`No table for ${name}`);
  return data;
}

function copy(from: CodeTable, to: CodeTable, move: string): void {
  const moved = moveOf(move);
  for (const [point, code] of from.entries()) to.set(point, moved(code));
}

function change(table: CodeTable, changes: string): void {
  const reader = new NumberReader(changes);
  for (const point of reader.steps(reader.next())) table.set(point, -1);
  const count = reader.next();
  const codes = reader.steps(count);
  const points = reader.steps(count);
  for (const [place, point] of points.entries()) table.set(point, codes[place] ?? -1);
}
