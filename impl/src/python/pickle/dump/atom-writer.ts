import { ValueError } from "../../exceptions/builtin.ts";
import * as op from "../opcodes.ts";
import { ByteSink } from "./byte-sink.ts";
import { isSingleton, Memo } from "./memo.ts";

/** Digits that Python converts between int and text before it refuses. */
const MAX_INT_DIGITS = 4300;
const TOO_LONG = 10n ** BigInt(MAX_INT_DIGITS);

/**
 * Writes the values that hold no others, in protocol 1.
 *
 * Source: CPython 3.15, `pickle.Pickler`.
 */
export class AtomWriter {
  readonly sink: ByteSink = new ByteSink();
  readonly memo: Memo = new Memo();

  clear(): void {
    this.sink.clear();
    this.memo.clear();
  }

  none(): void {
    this.sink.byte(op.NONE);
  }

  bool(value: boolean): void {
    this.sink.ascii(value ? "I01\n" : "I00\n");
  }

  number(value: number): void {
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) this.#integer(value);
    else this.float(value);
  }

  float(value: number): void {
    this.sink.byte(op.BINFLOAT);
    this.sink.double(value);
  }

  bigint(value: bigint): void {
    if (value === BigInt.asIntN(32, value)) return this.#integer(Number(value));
    if (value >= TOO_LONG || value <= -TOO_LONG) throw tooLong();
    this.sink.ascii(`L${value}L\n`);
  }

  #integer(value: number): void {
    if (value !== (value | 0)) return this.sink.ascii(`L${value}L\n`);
    if (value < 0 || value > 0xffff) {
      this.sink.byte(op.BININT);
      return this.sink.uint32(value);
    }
    if (value <= 0xff) return this.sink.bytePair(op.BININT1, value);
    this.sink.byte(op.BININT2);
    this.sink.bytePair(value & 0xff, value >> 8);
  }

  /** A str object that is written nowhere else, unless CPython has it only once. Returns its number. */
  text(text: string): number {
    if (!isSingleton(text)) return this.#newText(text, this.memo.next());
    const known = this.memo.getSingleton(text);
    return known === undefined
      ? this.#newText(text, this.memo.putSingleton(text))
      : this.get(known);
  }

  /** A str object that is the same wherever it is written as interned. Returns its number. */
  interned(text: string): number {
    if (isSingleton(text)) return this.text(text);
    const known = this.memo.getInterned(text);
    if (known !== undefined) return this.get(known);
    const number = this.#newText(text, this.memo.next());
    this.memo.putInterned(text, number);
    return number;
  }

  #newText(text: string, number: number): number {
    this.sink.text(text, number);
    return number;
  }

  /** Refers to what was written as `number`. */
  get(number: number): number {
    return this.#numbered(number, op.BINGET, op.LONG_BINGET);
  }

  /** Says that what was just written is `number` from now on. */
  put(number: number): number {
    return this.#numbered(number, op.BINPUT, op.LONG_BINPUT);
  }

  #numbered(number: number, short: number, long: number): number {
    if (number > 0xff) {
      this.sink.byte(long);
      this.sink.uint32(number);
    } else {
      this.sink.bytePair(short, number);
    }
    return number;
  }
}

function tooLong(): ValueError {
  return new ValueError(
    `Exceeds the limit (${MAX_INT_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
  );
}
