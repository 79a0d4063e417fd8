import type { ByteSink } from "./byte-sink.ts";
import type { Found, Iso2022Charset } from "./iso2022-charsets.ts";
import type { CharacterWriter, Written } from "./multibyte.ts";
import { nextIndex } from "./surrogates.ts";

const ESCAPE = 0x1b;
const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;
const ASCII = "(B";
/** What CPython's state says after `setstate(0)`: no character set at all, so that ASCII is due. */
const NONE = "";

/** ISO 2022: character sets are switched to by escape sequences, and ASCII is where it starts and ends. */
export class Iso2022Writer implements CharacterWriter {
  readonly #charsets: readonly Iso2022Charset[];
  #current = ASCII;
  #shiftable = ASCII;
  #isShifted = false;

  /** @param charsets in the order in which they are tried */
  constructor(charsets: readonly Iso2022Charset[]) {
    this.#charsets = charsets;
  }

  write(text: string, index: number, sink: ByteSink, isLast: boolean): Written {
    const point = text.codePointAt(index) ?? 0;
    if (point < 0x80) {
      if (this.#current !== ASCII) designate(ASCII, sink);
      this.#current = ASCII;
      this.#shiftIn(sink);
      sink.push(point);
      return index + 1;
    }
    for (const charset of this.#charsets) {
      const found = charset.find(text, index, isLast);
      if (found === "incomplete") return found;
      if (found !== undefined) return this.#writeFound(charset, found, sink, text, index);
    }
    return "illegal";
  }

  finish(sink: ByteSink): void {
    this.#shiftIn(sink);
    if (this.#current !== ASCII) designate(ASCII, sink);
    this.#current = ASCII;
  }

  reset(): void {
    this.#current = ASCII;
    this.#isShifted = false;
  }

  clear(): void {
    this.#current = NONE;
    this.#shiftable = NONE;
    this.#isShifted = false;
  }

  #writeFound(
    charset: Iso2022Charset,
    { code, isPair = false }: Found,
    sink: ByteSink,
    text: string,
    index: number,
  ): number {
    if (charset.isShifted) this.#shiftOut(charset, sink);
    else this.#switch(charset, sink);
    if (code > 0xff) sink.pushCode(code, 2);
    else sink.push(code);
    return nextIndex(text, index) + (isPair ? 1 : 0);
  }

  #switch({ designation }: Iso2022Charset, sink: ByteSink): void {
    this.#shiftIn(sink);
    if (this.#current !== designation) designate(designation, sink);
    this.#current = designation;
  }

  #shiftOut({ designation }: Iso2022Charset, sink: ByteSink): void {
    if (this.#shiftable !== designation) designate(designation, sink);
    this.#shiftable = designation;
    if (!this.#isShifted) sink.push(SHIFT_OUT);
    this.#isShifted = true;
  }

  #shiftIn(sink: ByteSink): void {
    if (this.#isShifted) sink.push(SHIFT_IN);
    this.#isShifted = false;
  }
}

function designate(designation: string, sink: ByteSink): void {
  sink.push(ESCAPE);
  sink.pushAll(Buffer.from(designation, "latin1"));
}
