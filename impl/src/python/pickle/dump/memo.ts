/** Index of the empty string among the texts of at most one character. */
const EMPTY = 256;

/**
 * What has been written so far, by identity, numbered in the order in which CPython numbers it.
 *
 * JavaScript strings have no identity. Those that are one object throughout CPython keep their
 * number here: the empty string, the 256 Latin-1 characters, and texts that the caller declares
 * interned.
 */
export class Memo {
  #count = 0;
  readonly #objects = new Map<unknown, number>();
  readonly #interned = new Map<string, number>();
  readonly #characters = new Int32Array(EMPTY + 1);
  readonly #writtenIn = new Int32Array(EMPTY + 1);
  #round = 1;

  clear(): void {
    this.#count = 0;
    this.#round = (this.#round + 1) | 0;
    if (this.#objects.size > 0) this.#objects.clear();
    if (this.#interned.size > 0) this.#interned.clear();
  }

  /** A number for something that is never looked up again. */
  next(): number {
    return this.#count++;
  }

  /** Number of an object, or of a stand-in for one that CPython has only once. */
  get(key: unknown): number | undefined {
    return this.#objects.get(key);
  }

  put(key: unknown): number {
    this.#objects.set(key, this.#count);
    return this.#count++;
  }

  getInterned(text: string): number | undefined {
    return this.#interned.get(text);
  }

  /** Whether a name of an attribute was written, which other names may have to refer to. */
  hasInterned(): boolean {
    return this.#interned.size > (this.#interned.has("latin1") ? 1 : 0);
  }

  putInterned(text: string, number: number): void {
    this.#interned.set(text, number);
  }

  /** Number of a text of at most one Latin-1 character, if it was written; see {@link isSingleton}. */
  getSingleton(text: string): number | undefined {
    const slot = slotOf(text);
    return this.#writtenIn[slot] === this.#round ? this.#characters[slot] : undefined;
  }

  putSingleton(text: string): number {
    const slot = slotOf(text);
    this.#writtenIn[slot] = this.#round;
    this.#characters[slot] = this.#count;
    return this.#count++;
  }
}

/** Whether CPython has `text` only once: the empty string and single characters of Latin-1. */
export function isSingleton(text: string): boolean {
  return text.length === 0 || (text.length === 1 && text.charCodeAt(0) < EMPTY);
}

function slotOf(text: string): number {
  return text.length === 0 ? EMPTY : text.charCodeAt(0);
}
