import { Empty } from "./errors.ts";
import { isLess } from "./order.ts";
import { Queue } from "./queue.ts";

/**
 * A queue that gives out the least item first, most often a tuple of a number and something else.
 *
 * Errors: TypeError for items that Python has no order for; the item is in the queue all the same.
 *
 * Source: CPython 3.15, `queue.PriorityQueue`, and `heapq` for the order of equals.
 */
export class PriorityQueue<T = unknown> extends Queue<T> {
  /** A heap: no item is less than the one at half its index. */
  readonly #heap: T[] = [];

  protected override _qsize(): number {
    return this.#heap.length;
  }

  protected override _put(item: T): void {
    this.#heap.push(item);
    this.#rise(this.#heap.length - 1, 0);
  }

  protected override _get(): T {
    const heap = this.#heap;
    for (const last of heap.splice(-1)) {
      if (heap.length === 0) return last;
      const least = this.#at(0);
      heap[0] = last;
      this.#sink();
      return least;
    }
    throw new Empty();
  }

  #at(index: number): T {
    for (const item of this.#heap.slice(index, index + 1)) return item;
    throw new Empty();
  }

  /** Moves an item up, at most to `top`, while it is less than what stands above it. */
  #rise(from: number, top: number): void {
    const item = this.#at(from);
    let index = from;
    while (index > top) {
      const parent = (index - 1) >> 1;
      if (!isLess(item, this.#at(parent))) break;
      this.#heap[index] = this.#at(parent);
      index = parent;
    }
    this.#heap[index] = item;
  }

  /** Moves the first item down to a leaf along the lesser ones, and up again to where it belongs. */
  #sink(): void {
    const item = this.#at(0);
    const end = this.#heap.length;
    let index = 0;
    for (let child = 1; child < end; child = 2 * index + 1) {
      const other = child + 1;
      if (other < end && !isLess(this.#at(child), this.#at(other))) child = other;
      this.#heap[index] = this.#at(child);
      index = child;
    }
    this.#heap[index] = item;
    this.#rise(index, 0);
  }
}
