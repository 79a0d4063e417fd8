import { UnpicklingError } from "../errors.ts";
import { PickledGlobal } from "../pickled-object.ts";
import { ByteReader } from "./byte-reader.ts";
import type { Limits } from "./limits.ts";

/** A dict whose keys are all strings. */
export type Dict = Record<string, unknown>;

/**
 * The pickle machine: a stack of values, marks in it, and a memo. It makes data and calls nothing.
 *
 * Source: CPython 3.15, `pickle.Unpickler`.
 */
export class Unpickler {
  readonly reader: ByteReader;
  readonly limits: Limits;
  /** What the pickle says its protocol is; protocols 0 and 1 say nothing. */
  protocol = 0;
  readonly stack: unknown[] = [];
  readonly #marks: number[] = [];
  readonly #memo: unknown[] = [];
  #memoized = 0;
  #puts = 0;
  /** Nothing below this index can be taken before the mark there is. */
  #fence = 0;
  #items = 0;
  #copied = 0;
  #containers = 0;
  #isShared = false;
  #replaced: Map<unknown, Map<unknown, unknown>> | undefined;

  constructor(bytes: Uint8Array, limits: Limits) {
    if (bytes.length > limits.maxLength) throw beyond("bytes", "maxLength", limits.maxLength);
    this.reader = new ByteReader(bytes);
    this.limits = limits;
  }

  /** Containers that were made: values cannot be nested deeper than that. */
  get containers(): number {
    return this.#containers;
  }

  /** Whether a container was mentioned a second time. */
  get isShared(): boolean {
    return this.#isShared;
  }

  /** Objects that had to become Maps after they were made, with those Maps. */
  get replaced(): ReadonlyMap<unknown, Map<unknown, unknown>> {
    return this.#replaced ?? NOTHING;
  }

  /** Says that `map` stands for `dict` from now on. */
  replace(dict: Dict, map: Map<unknown, unknown>): void {
    this.#replaced ??= new Map();
    this.#replaced.set(dict, map);
  }

  /** What stands for `value` now. */
  current(value: unknown): unknown {
    return this.#replaced?.get(value) ?? value;
  }

  push(value: unknown): void {
    this.stack.push(value);
    this.#count();
  }

  #count(): void {
    if (++this.#items > this.limits.maxItems) {
      throw beyond("values", "maxItems", this.limits.maxItems);
    }
  }

  pushContainer(value: object): void {
    this.stack.push(value);
    this.countContainer();
  }

  /** Counts a container that is on the stack already. */
  countContainer(): void {
    this.#containers++;
    this.#count();
  }

  pop(): unknown {
    if (this.stack.length <= this.#fence) throw this.#underflow();
    return this.stack.pop();
  }

  /** The value on top, which stays. */
  top(): unknown {
    if (this.stack.length <= this.#fence) throw this.#underflow();
    return this.stack[this.stack.length - 1];
  }

  /** Index of the value that lies `depth` below the end of the stack. */
  below(depth: number): number {
    const index = this.stack.length - depth;
    if (index < this.#fence) throw this.#underflow();
    return index;
  }

  mark(): void {
    this.#fence = this.stack.length;
    this.#marks.push(this.#fence);
    this.#count();
  }

  /** Takes the last mark away and returns the index of the first value above it. */
  popMark(): number {
    const mark = this.#marks.pop();
    if (mark === undefined) throw new UnpicklingError("could not find MARK");
    this.#fence = this.#marks[this.#marks.length - 1] ?? 0;
    return mark;
  }

  /** Takes a mark away if it is on top. */
  popMarkOnTop(): boolean {
    if (this.#marks[this.#marks.length - 1] !== this.stack.length) return false;
    this.popMark();
    return true;
  }

  /** Takes away and returns the values from `start` on. */
  takeFrom(start: number): unknown[] {
    return this.stack.splice(start);
  }

  memoPut(index: number, value: unknown): void {
    const { maxMemo } = this.limits;
    if (index >= maxMemo || ++this.#puts > maxMemo)
      throw beyond("memo entries", "maxMemo", maxMemo);
    if (this.#memo[index] === undefined) this.#memoized++;
    this.#memo[index] = value;
  }

  /** Gives the top value the number of entries so far, as protocol 4 does. */
  memoize(): void {
    this.memoPut(this.#memoized, this.top());
  }

  memoGet(index: number): unknown {
    const value = this.#memo[index];
    if (value === undefined) throw new UnpicklingError(`Memo value not found at index ${index}`);
    return value;
  }

  /** Mentions a value once more. */
  pushAgain(value: unknown): void {
    if (typeof value === "object" && value !== null && !(value instanceof PickledGlobal)) {
      this.#isShared = true;
    }
    this.push(this.current(value));
  }

  /** Counts values or bytes that are made from others and not read. */
  charge(cost: { readonly items?: number; readonly bytes?: number }): void {
    this.#items += cost.items ?? 0;
    this.#copied += cost.bytes ?? 0;
    const { maxItems, maxLength } = this.limits;
    if (this.#items > maxItems) throw beyond("values", "maxItems", maxItems);
    if (this.#copied > maxLength) throw beyond("copied bytes", "maxLength", maxLength);
  }

  #underflow(): UnpicklingError {
    return new UnpicklingError(
      this.#marks.length > 0 ? "unexpected MARK found" : "unpickling stack underflow",
    );
  }
}

const NOTHING: ReadonlyMap<unknown, Map<unknown, unknown>> = new Map();

/** The error for a pickle that goes beyond a limit. */
export function beyond(what: string, option: string, limit: number): UnpicklingError {
  return new UnpicklingError(`pickle is refused: more than ${limit} ${what} (${option})`);
}
