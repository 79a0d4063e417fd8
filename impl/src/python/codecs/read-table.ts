import { codeTable, type Family, tableData } from "./code-table.ts";
import { moveOf } from "./moves.ts";
import { NumberReader } from "./tables.ts";

/** Text of each code; empty where there is none and the error spans two bytes, not one. */
export type ReadTable = ReadonlyMap<number, string>;

/** How the generator says that a code has no text. */
const NOTHING = 0x110000;
const NOTHING_OF_TWO = 0x110001;

const read = new Map<string, ReadTable>();

/** What the codes of an encoding are read as. */
export function readTable(family: Family, name: string): ReadTable {
  const known = read.get(name);
  if (known !== undefined) return known;
  const table = makeTable(family, name);
  read.set(name, table);
  return table;
}

function makeTable(family: Family, name: string): ReadTable {
  const data = tableData(family, name);
  const texts = new Map<number, string>();
  if (data.base !== undefined) {
    const move = moveOf(data.move ?? "same");
    for (const [code, text] of readTable(family, data.base)) texts.set(move(code), text);
    texts.delete(-1);
  }
  const written = codeTable(family, name);
  for (const [point, code] of written.entries()) texts.set(code, String.fromCodePoint(point));
  for (const [pair, code] of written.pairs) texts.set(code, pair);
  correct(texts, data.reads);
  return texts;
}

function correct(texts: Map<number, string>, reads: string): void {
  const reader = new NumberReader(reads);
  const count = reader.next();
  const codes = reader.steps(count);
  for (const [place, point] of reader.steps(count).entries()) {
    const code = codes[place] ?? -1;
    if (point === NOTHING) texts.delete(code);
    else texts.set(code, point === NOTHING_OF_TWO ? "" : String.fromCodePoint(point));
  }
}
