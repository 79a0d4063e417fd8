import { PyFloat } from "../../values.ts";
import * as op from "../opcodes.ts";
import { isIndex } from "./dict-items.ts";
import type { Limits } from "./limits.ts";
import { readUtf8 } from "./read-utf8.ts";

/** Names and values of a dict, in order. A name may come twice; the later value counts. */
export interface FlatDict {
  readonly names: readonly string[];
  readonly values: readonly unknown[];
}

/** How protocol 1 begins a dict that has more than one item: it is made, kept as number 0, and marked. */
const START = Buffer.from([op.EMPTY_DICT, op.BINPUT, 0, op.MARK]);
/** What has to be counted before the first item: the dict, and the mark. */
const ITEMS_AT_START = 2;
/** Decimal digits of which every number is exact. */
const EXACT_DIGITS = 15;
const NEWLINE = 0x0a;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const LETTER_L = 0x4c;
/** For what only the whole machine can read. */
const UNREAD: unique symbol = Symbol("unread");

/**
 * Reads a dict of texts, numbers and None as protocol 1 writes it, which is what log records are, in a
 * third of the time that the whole machine takes.
 *
 * Undefined for every other pickle, broken ones and those beyond a limit among them: `loads` reads
 * or refuses those. Errors: `UnpicklingError` for a text that is not UTF-8.
 */
export function readFlatDict(bytes: Buffer, limits: Limits): FlatDict | undefined {
  if (bytes.length > limits.maxLength || limits.maxDepth < 1 || !isStart(bytes)) return undefined;
  return new FlatDictReader(bytes, limits).read();
}

function isStart(bytes: Buffer): boolean {
  for (let at = 0; at < START.length; at++) if (bytes[at] !== START[at]) return false;
  return true;
}

class FlatDictReader {
  readonly #bytes: Buffer;
  readonly #limits: Limits;
  readonly #memo: unknown[] = [];
  #at = START.length;
  #puts = 1;

  constructor(bytes: Buffer, limits: Limits) {
    this.#bytes = bytes;
    this.#limits = limits;
  }

  read(): FlatDict | undefined {
    const { maxItems, maxMemo, exact } = this.#limits;
    const names: string[] = [];
    const values: unknown[] = [];
    while (this.#bytes[this.#at] !== op.SETITEMS) {
      const name = this.#atom();
      const value = this.#atom();
      if (typeof name !== "string" || value === UNREAD || (exact && isIndex(name)))
        return undefined;
      names.push(name);
      values.push(value);
      if (2 * names.length + ITEMS_AT_START > maxItems) return undefined;
    }
    const isWhole = this.#bytes[this.#at + 1] === op.STOP;
    return isWhole && this.#puts <= maxMemo && this.#memo.length <= maxMemo
      ? { names, values }
      : undefined;
  }

  /** The next value, which is kept if the pickle says so. */
  #atom(): unknown {
    const bytes = this.#bytes;
    const code = bytes[this.#at++];
    if (code === op.BINUNICODE) return this.#kept(this.#text());
    if (code === op.NONE) return null;
    if (code === op.BININT1) return this.#byte();
    if (code === op.BININT2) return this.#byte() | (this.#byte() << 8);
    if (code === op.BININT) return this.#int32();
    if (code === op.BINFLOAT) return this.#float();
    if (code === op.BINGET) return this.#memo[this.#byte()] ?? UNREAD;
    if (code === op.LONG) return this.#long();
    if (code === op.INT) return this.#bool();
    return UNREAD;
  }

  /** Keeps `value` where a number for it follows, as it does for texts. */
  #kept(value: unknown): unknown {
    if (this.#bytes[this.#at] !== op.BINPUT) return value;
    this.#at++;
    const number = this.#byte();
    this.#puts++;
    this.#memo[number] = value;
    return number === 0 ? UNREAD : value; // number 0 is the dict itself
  }

  /** The next byte. Behind the end it is 0: what is read from there is never handed out, as no end of the dict is found. */
  #byte(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  #int32(): number {
    return this.#byte() | (this.#byte() << 8) | (this.#byte() << 16) | (this.#byte() << 24);
  }

  #text(): unknown {
    const start = this.#at + 4;
    const end = start + (this.#int32() >>> 0);
    if (end > this.#bytes.length) return UNREAD;
    this.#at = end;
    return readUtf8(this.#bytes, start, end);
  }

  #float(): unknown {
    const start = this.#at;
    this.#at += 8;
    if (this.#at > this.#bytes.length) return UNREAD;
    const value = this.#bytes.readDoubleBE(start);
    const looksLikeInt = Number.isSafeInteger(value) && !Object.is(value, -0);
    return looksLikeInt && this.#limits.exact ? new PyFloat(value) : value;
  }

  /** A decimal number, with `L` and a line end behind it. */
  #long(): unknown {
    const isNegative = this.#bytes[this.#at] === MINUS;
    if (isNegative) this.#at++;
    const start = this.#at;
    let number = 0;
    for (let digit = this.#digit(); digit >= 0; digit = this.#digit()) number = number * 10 + digit;
    const digits = this.#at - start;
    const isEnded = this.#byte() === LETTER_L && this.#byte() === NEWLINE;
    if (!isEnded || digits === 0 || digits > this.#mostDigits()) return UNREAD;
    return isNegative && number > 0 ? -number : number;
  }

  #mostDigits(): number {
    return Math.min(EXACT_DIGITS, this.#limits.maxIntDigits);
  }

  /** The value of the digit here, which is stepped over; -1 if there is none. */
  #digit(): number {
    const byte = this.#bytes[this.#at] ?? 0;
    if (byte < ZERO || byte > NINE) return -1;
    this.#at++;
    return byte - ZERO;
  }

  /** `00` or `01`, and a line end; any other number is left to the machine. */
  #bool(): unknown {
    const first = this.#byte();
    const second = this.#byte();
    if (first !== ZERO || second < ZERO || second > ZERO + 1) return UNREAD;
    return this.#byte() === NEWLINE ? second > ZERO : UNREAD;
  }
}
