import { ValueError } from "../python/exceptions.ts";
import { Empty, Full, ShutDown } from "./errors.ts";
import { Waiters } from "./waiters.ts";

/** How many items that were taken are kept at least before they are forgotten. */
const SPENT = 64;

const DONE = { value: undefined };

/**
 * Hands items from one part of a program to another, first in, first out.
 *
 * Where Python would block the thread, a call gives a promise: `await queue.get()` works whether or
 * not there is something to get.
 *
 * Units: timeouts are in seconds; null waits for ever.
 *
 * Source: CPython 3.15, `queue.Queue`.
 */
export class Queue<T = unknown> {
  /** Most items that fit; zero or less for any number. */
  maxsize: number;
  /** Items that were put and not yet reported by `task_done`. */
  unfinished_tasks = 0;
  /** Whether `shutdown` was called. */
  is_shutdown = false;
  #items: T[] = [];
  /** Where in `#items` the oldest is: taking it out of the front would move all others. */
  #head = 0;
  readonly #getters = new Waiters();
  readonly #putters = new Waiters();
  readonly #joiners = new Waiters();
  readonly #listeners = new Set<() => void>();

  constructor(maxsize = 0) {
    this.maxsize = maxsize;
  }

  /** Number of items. */
  qsize(): number {
    return this._qsize();
  }

  /** Whether there is nothing to get. */
  empty(): boolean {
    return this._qsize() === 0;
  }

  /** Whether there is no room. */
  full(): boolean {
    return this.maxsize > 0 && this._qsize() >= this.maxsize;
  }

  /**
   * Adds an item, now or when there is room.
   *
   * Errors: `Full` where it may not wait or has waited for `timeout`, `ShutDown` after `shutdown`.
   */
  put(item: T, block = true, timeout: number | null = null): void | Promise<void> {
    this.checkOpen();
    checkTimeout(block, timeout);
    if (!this.full()) return this.#add(item);
    if (!block) throw new Full();
    return this.#putters.until(timeout, Full, () => {
      this.checkOpen();
      if (this.full()) return undefined;
      this.#add(item);
      return DONE;
    });
  }

  /** Adds an item. Errors: `Full` if there is no room, `ShutDown` after `shutdown`. */
  put_nowait(item: T): void {
    void this.put(item, false);
  }

  /**
   * Takes the oldest item, now or when there is one.
   *
   * Errors: `Empty` where it may not wait or has waited for `timeout`, `ShutDown` after `shutdown`.
   */
  get(block?: true, timeout?: number | null): T | Promise<T>;
  get(block: false): T;
  get(block: boolean, timeout?: number | null): T | Promise<T>;
  get(block = true, timeout: number | null = null): T | Promise<T> {
    if (this.empty()) this.checkOpen();
    checkTimeout(block, timeout);
    if (!this.empty()) return this.#take();
    if (!block) throw new Empty();
    return this.#wait(timeout);
  }

  /** Takes the oldest item. Errors: `Empty` if there is none, `ShutDown` after `shutdown`. */
  get_nowait(): T {
    return this.get(false);
  }

  /** Reports that an item that was got has been dealt with. Errors: ValueError if none is left. */
  task_done(): void {
    if (this.unfinished_tasks <= 0) throw new ValueError("task_done() called too many times");
    this.unfinished_tasks -= 1;
    if (this.unfinished_tasks === 0) this.#joiners.wake();
  }

  /** Settles when every item that was put has been dealt with. */
  join(): void | Promise<void> {
    if (this.unfinished_tasks === 0) return;
    return this.#joiners.until(null, Empty, () => (this.unfinished_tasks === 0 ? DONE : undefined));
  }

  /** Takes no more items; `immediate` drops those that are there, too. */
  shutdown(immediate = false): void {
    this.is_shutdown = true;
    if (immediate) {
      while (this._qsize() > 0) {
        this._get();
        this.unfinished_tasks -= 1;
      }
      if (this.unfinished_tasks === 0) this.#joiners.wake();
    }
    this.#getters.wake();
    this.#putters.wake();
    for (const listener of this.#listeners) listener(); // who listens has to hear of the end
  }

  /** Calls `listener` after each item that is added, and after `shutdown`, until the function that it returns is called. */
  onPut(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How many items there are; a subclass that keeps them elsewhere overrides this and the next two. */
  protected _qsize(): number {
    return this.#items.length - this.#head;
  }

  /** Keeps an item. */
  protected _put(item: T): void {
    this.#items.push(item);
  }

  /** Gives out the item whose turn it is. Errors: `Empty`. */
  protected _get(): T {
    for (const item of this.#items.slice(this.#head, this.#head + 1)) {
      this.#head += 1;
      if (this.#head >= SPENT && 2 * this.#head >= this.#items.length) this.#forget();
      return item;
    }
    throw new Empty();
  }

  #forget(): void {
    this.#items = this.#items.slice(this.#head);
    this.#head = 0;
  }

  #wait(timeout: number | null): Promise<T> {
    return this.#getters.until(timeout, Empty, () => {
      if (!this.empty()) return { value: this.#take() };
      this.checkOpen();
      return undefined;
    });
  }

  #add(item: T): void {
    this._put(item);
    this.unfinished_tasks += 1;
    this.#getters.wake();
    for (const listener of this.#listeners) listener();
  }

  #take(): T {
    const item = this._get();
    this.#putters.wake();
    return item;
  }

  /** Errors: `ShutDown` after `shutdown`. */
  protected checkOpen(): void {
    if (this.is_shutdown) throw new ShutDown();
  }
}

function checkTimeout(block: boolean, timeout: number | null): void {
  if (block && timeout !== null && timeout < 0) {
    throw new ValueError("'timeout' must be a non-negative number");
  }
}
