import { Queue } from "./queue.ts";

/**
 * An unbounded queue that does not count what has been dealt with.
 *
 * Source: CPython 3.15, `queue.SimpleQueue`.
 */
export class SimpleQueue<T = unknown> {
  readonly #queue = new Queue<T>();

  /** Number of items. */
  qsize(): number {
    return this.#queue.qsize();
  }

  /** Whether there is nothing to get. */
  empty(): boolean {
    return this.#queue.empty();
  }

  /** Adds an item; the other parameters are there for `Queue`'s sake. */
  put(item: T, _block = true, _timeout: number | null = null): void {
    this.#queue.put_nowait(item);
  }

  /** Adds an item. */
  put_nowait(item: T): void {
    this.#queue.put_nowait(item);
  }

  /** Takes the oldest item, now or when there is one. Errors: `Empty`. */
  get(block = true, timeout: number | null = null): T | Promise<T> {
    return this.#queue.get(block, timeout);
  }

  /** Takes the oldest item. Errors: `Empty` if there is none. */
  get_nowait(): T {
    return this.#queue.get_nowait();
  }

  /** See {@link Queue.onPut}. */
  onPut(listener: () => void): () => void {
    return this.#queue.onPut(listener);
  }
}
