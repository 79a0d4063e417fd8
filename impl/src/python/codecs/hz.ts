import type { ByteSink } from "./byte-sink.ts";
import type { CodeTable } from "./code-table.ts";
import type { CharacterWriter, Written } from "./multibyte.ts";
import { nextIndex } from "./surrogates.ts";

const TILDE = 0x7e;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** HZ: GB 2312 in seven bits, between `~{` and `~}`. */
export class HzWriter implements CharacterWriter {
  readonly #table: CodeTable;
  #isChinese = false;

  constructor(table: CodeTable) {
    this.#table = table;
  }

  write(text: string, index: number, sink: ByteSink): Written {
    const point = text.codePointAt(index) ?? 0;
    if (point < 0x80) {
      this.finish(sink);
      if (point === TILDE) sink.push(TILDE);
      sink.push(point);
      return index + 1;
    }
    const code = this.#table.get(point);
    if (code < 0) return "illegal";
    if (!this.#isChinese) sink.pushCode((TILDE << 8) | OPEN, 2);
    this.#isChinese = true;
    sink.pushCode(code & 0x7f7f, 2);
    return nextIndex(text, index);
  }

  finish(sink: ByteSink): void {
    if (this.#isChinese) sink.pushCode((TILDE << 8) | CLOSE, 2);
    this.#isChinese = false;
  }

  reset(): void {
    this.#isChinese = false;
  }

  clear(): void {
    this.#isChinese = false;
  }
}
