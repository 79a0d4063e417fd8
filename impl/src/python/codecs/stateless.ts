import type { ByteSink } from "./byte-sink.ts";
import { type CodeTable, codeTable, type Family } from "./code-table.ts";
import type { Codec } from "./codec.ts";
import { type CharacterWriter, MultibyteCodec, type Written } from "./multibyte.ts";
import { nextIndex } from "./surrogates.ts";
import { type RestReader, tableReader } from "./table-reader.ts";

/** Writes a character that is in no table; false if it has no code either. */
export type Rest = (point: number, sink: ByteSink) => boolean;

/** Writes characters of which none depends on the one before. */
export class TableWriter implements CharacterWriter {
  readonly #table: CodeTable;
  readonly #rest: Rest;
  readonly #starters: ReadonlySet<number>;

  constructor(table: CodeTable, rest: Rest = () => false) {
    this.#table = table;
    this.#rest = rest;
    this.#starters = startersOf(table);
  }

  write(text: string, index: number, sink: ByteSink, isLast: boolean): Written {
    const point = text.codePointAt(index) ?? 0;
    if (this.#starters.has(point)) {
      const found = findPair(this.#table, text, index, isLast);
      if (found === "incomplete") return found;
      if (found !== undefined) return pushed(sink, found, nextIndex(text, index) + 1);
    }
    const code = this.#table.get(point);
    if (code >= 0) return pushed(sink, code, nextIndex(text, index));
    return this.#rest(point, sink) ? nextIndex(text, index) : "illegal";
  }
}

/** The characters with which a pair can start. */
export function startersOf(table: CodeTable): ReadonlySet<number> {
  return new Set(Array.from(table.pairs.keys(), (pair) => pair.codePointAt(0) ?? 0));
}

/** The code of the two characters at `index`, if they have one together. */
export function findPair(
  table: CodeTable,
  text: string,
  index: number,
  isLast: boolean,
): number | "incomplete" | undefined {
  if (index + 1 >= text.length) return isLast ? undefined : "incomplete";
  return table.pairs.get(text.slice(index, index + 2));
}

function pushed(sink: ByteSink, code: number, next: number): number {
  if (code < 0x100) sink.push(code);
  else sink.pushCode(code, code > 0xffff ? 3 : 2);
  return next;
}

/** What is in no table, but follows a rule. */
export interface Rule {
  readonly write: Rest;
  readonly read: RestReader;
}

/** An encoding whose characters each have their own bytes. */
export function tableCodec(family: Family, name: string, rule?: Rule): Codec {
  const writer = () => new TableWriter(codeTable(family, name), rule?.write);
  const reader = () => tableReader(family, name, rule?.read);
  return new MultibyteCodec({ name, writer, reader });
}
