import { isMainThread } from "node:worker_threads";
import { addLastDuty, expectLastDuties, removeLastDuty } from "../transport/last-duties.ts";
import { type Packed, pack } from "./pack.ts";
import { Queue } from "./queue.ts";
import { unpack } from "./unpack.ts";

/** What a {@link PortQueue} needs: a `MessagePort`, a `Worker`, or a worker's `parentPort`. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: "message", listener: (message: unknown) => void): unknown;
  on(event: "close" | "exit", listener: () => void): unknown;
}

/** What goes through the port. Others may use it too, so that messages bear a mark. */
type Message =
  | { readonly logparity: "item"; readonly item: Packed }
  /** The process ends: who receives says in `over` when all is dealt with. */
  | { readonly logparity: "leave"; readonly sent: number; readonly over: Int32Array };

/**
 * A queue whose ends are in two threads: what is put at one end is got at the other, whole and in order.
 *
 * `new PortQueue(port)` in both threads makes the two ends; where the port itself is handed over is up
 * to the program. With a {@link QueueHandler} at one end and a {@link QueueListener} at the other,
 * handlers run in a thread of their own.
 *
 * When the process of the sending end exits, it waits until the other end has dealt with everything,
 * as long as `setExitDrain` allows. The thread of the receiving end is ended by that, after its
 * handlers were closed; a port that is listened to keeps a thread alive, `worker.unref()` the process.
 */
export class PortQueue<T = unknown> extends Queue<T> {
  readonly #port: Port;
  #sent = 0;
  #dealtWith = 0;
  #isReceiving = false;
  #isOpen = true;
  #leaving: { readonly sent: number; readonly over: Int32Array } | undefined;
  readonly #duty = (until: number): void => this.#leave(until);

  constructor(port: Port) {
    super();
    this.#port = port;
    expectLastDuties();
    const end = (): void => {
      this.#isOpen = false;
      removeLastDuty(this.#duty);
    };
    port.on("close", end);
    port.on("exit", end);
  }

  /** Sends an item to the other end. Errors: `ShutDown` after `shutdown`. */
  override put(item: T, _block = true, _timeout: number | null = null): void {
    this.checkOpen();
    if (this.#sent === 0) addLastDuty(this.#duty);
    this.#post({ logparity: "item", item: pack(item) });
    this.#sent += 1;
  }

  /** Adds an item at this end. */
  put_here(item: T): void {
    void super.put(item);
  }

  override get(block?: true, timeout?: number | null): T | Promise<T>;
  override get(block: false): T;
  override get(block: boolean, timeout?: number | null): T | Promise<T>;
  override get(block = true, timeout: number | null = null): T | Promise<T> {
    this.#receive();
    return super.get(block, timeout);
  }

  override onPut(listener: () => void): () => void {
    this.#receive();
    return super.onPut(listener);
  }

  override task_done(): void {
    super.task_done();
    this.#dealtWith += 1;
    this.#checkOver();
  }

  #post(message: Message): void {
    this.#port.postMessage(message); // oxlint-disable-line unicorn/require-post-message-target-origin -- a thread has no origin
  }

  #receive(): void {
    if (this.#isReceiving) return;
    this.#isReceiving = true;
    this.#port.on("message", (message) => {
      if (isMessage(message)) this.#take(message);
    });
  }

  #take(message: Message): void {
    if (message.logparity === "item") {
      const item: T = unpack(message.item); // it was put as one
      return this.put_here(item);
    }
    if (isMainThread) {
      this.#leaving = message;
      return this.#checkOver();
    }
    process.on("exit", () => tellOver(message.over)); // as the last of all, when handlers are closed
    process.exit();
  }

  #checkOver(): void {
    const { sent, over } = this.#leaving ?? {};
    if (over !== undefined && this.#dealtWith >= (sent ?? 0)) tellOver(over);
  }

  #leave(until: number): void {
    const rest = until - performance.now();
    if (!this.#isOpen || rest <= 0) return;
    const over = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    this.#post({ logparity: "leave", sent: this.#sent, over });
    Atomics.wait(over, 0, 0, rest);
  }
}

function tellOver(over: Int32Array): void {
  Atomics.store(over, 0, 1);
  Atomics.notify(over, 0);
}

function isMessage(message: unknown): message is Message {
  return typeof message === "object" && message !== null && "logparity" in message;
}
