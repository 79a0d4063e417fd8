import { Empty } from "./errors.ts";
import { Queue } from "./queue.ts";

/**
 * A queue that gives out the newest item first.
 *
 * Source: CPython 3.15, `queue.LifoQueue`.
 */
export class LifoQueue<T = unknown> extends Queue<T> {
  readonly #items: T[] = [];

  protected override _qsize(): number {
    return this.#items.length;
  }

  protected override _put(item: T): void {
    this.#items.push(item);
  }

  protected override _get(): T {
    for (const item of this.#items.splice(-1)) return item;
    throw new Empty();
  }
}
