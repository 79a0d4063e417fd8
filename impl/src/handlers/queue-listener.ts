import { classAttributes } from "../core/class-attributes.ts";
import { asError } from "../core/current-exception.ts";
import { formatException } from "../core/format/format-exception.ts";
import { tracebackOf } from "../core/format/traceback.ts";
import type { Handler } from "../core/handler/handler.ts";
import { checkOptions } from "../core/options.ts";
import type { LogRecord } from "../core/record/record.ts";
import { sys } from "../core/sys.ts";
import { RuntimeError } from "../python/exceptions.ts";
import { type Tuple, tuple } from "../python/values.ts";
import { Empty } from "../queue/errors.ts";
import { requireAttribute } from "./lacking.ts";
import { isAtLeast } from "./numeric.ts";
import type { QueueLike } from "./queue.ts";

/** What {@link QueueListener} needs of a queue; the optional members make it quicker. */
export interface ListenedQueue extends QueueLike {
  /** Takes the oldest item. Throws `Empty` where there is none and it may not wait. */
  get(block: boolean): unknown;
  /** Whether there is nothing to get. */
  empty?(): boolean;
  /** Whether getting from the empty queue raises `ShutDown`. */
  readonly is_shutdown?: boolean;
  /** Reports that an item has been dealt with. */
  task_done?(): void;
  /** Adds an item at the listener's end, where `put_nowait` would send it to the other one. */
  put_here?(item: unknown): void;
  /** Calls a function after each item that is put; returns one that ends this. */
  onPut?(listener: () => void): () => void;
}

/** Options of {@link QueueListener}. Names and defaults are CPython's. */
export interface QueueListenerOptions {
  /** Whether a handler's own level is asked. @defaultValue false */
  readonly respect_handler_level?: boolean;
}

/** How often a queue that does not tell of its items is looked at, in ms. */
const LOOK_MS = 10;

/** What those who listen have left to do, by listener. */
const listening = new Map<QueueListener, () => void>();
let watchesExit = false;
let isLeaving = false;

/**
 * Hands on what is in the queues of all who listen: the process ends, and there will be no later turn.
 *
 * CPython leaves this to luck: its thread ends with the process, wherever it is.
 */
export function drainListeners(): void {
  isLeaving = true;
  for (const drain of listening.values()) drain();
}

function noteListening(listener: QueueListener, drain: () => void): void {
  listening.set(listener, drain);
  if (!watchesExit) process.prependListener("exit", drainListeners); // before handlers are closed
  watchesExit = true;
}

/**
 * Takes records from a queue and hands them to handlers.
 *
 * Python has a thread for it. Here records are dealt with on a later turn of the event loop, in
 * order; `stop` deals with what is left before it returns.
 *
 * Source: CPython 3.15, `logging.handlers.QueueListener`.
 */
export class QueueListener {
  /** Ends the listening when it comes out of the queue. */
  static _sentinel: unknown = null;

  declare _sentinel: unknown;
  queue: ListenedQueue;
  /** The handlers, in the order in which they get each record. */
  handlers: Tuple<Handler>;
  /** See {@link QueueListenerOptions.respect_handler_level}. */
  respect_handler_level: boolean;
  /** Whether `start` was called, and `stop` not yet. */
  #isStarted = false;
  /** Whether Python's thread would run: it may have ended by a sentinel or an error. */
  #isListening = false;
  #isDue = false;
  #unsubscribe: () => void = () => undefined;

  constructor(queue: ListenedQueue, ...rest: (Handler | QueueListenerOptions)[]) {
    const [options = {}] = rest
      .filter((one): one is QueueListenerOptions => !isHandler(one))
      .slice(-1);
    checkOptions("QueueListener", options);
    this.queue = queue;
    this.handlers = tuple(rest.filter(isHandler));
    this.respect_handler_level = options.respect_handler_level ?? false;
  }

  /** Takes an item. It is asked to wait only where there is something to take. */
  dequeue(block: boolean): unknown {
    return this.queue.get(block);
  }

  /** Begins to listen. Errors: RuntimeError if it does already. */
  start(): void {
    if (this.#isStarted) throw new RuntimeError("Listener already started");
    this.#isStarted = true;
    this.#isListening = true;
    this.#unsubscribe = this.#subscribe();
    noteListening(this, () => this.#drain());
    this.#schedule();
  }

  /** The record as handlers get it: as it came, unless a subclass has it otherwise. */
  prepare(record: unknown): LogRecord;
  prepare(record: LogRecord): LogRecord {
    return record;
  }

  /** Hands a record to the handlers. */
  handle(record: unknown): void {
    const prepared = this.prepare(record);
    for (const handler of this.handlers) {
      if (!this.respect_handler_level || isHighEnough(prepared, handler)) handler.handle(prepared);
    }
  }

  /** Puts the item into the queue that ends the listening. */
  enqueue_sentinel(): void {
    const { queue } = this;
    if (queue.put_here === undefined) queue.put_nowait(this._sentinel);
    else queue.put_here(this._sentinel);
  }

  /** Deals with everything that is in the queue, and ends the listening. */
  stop(): void {
    if (!this.#isStarted) return;
    this.enqueue_sentinel();
    if (this.#isListening) this.#drain();
    this.#end();
    this.#isStarted = false;
  }

  /** Python's `with listener:`, for `using`. */
  [Symbol.dispose](): void {
    this.stop();
  }

  __enter__(): this {
    this.start();
    return this;
  }

  __exit__(): void {
    this.stop();
  }

  #subscribe(): () => void {
    if (this.queue.onPut !== undefined) return this.queue.onPut(() => this.#schedule());
    const timer = setInterval(() => this.#drain(), LOOK_MS).unref();
    return () => clearInterval(timer);
  }

  #schedule(): void {
    if (isLeaving) return this.#drain();
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      if (this.#isListening) this.#drain();
    });
  }

  /** Deals with what is there, up to the sentinel. An error ends the listening, as it ends Python's thread. */
  #drain(): void {
    try {
      while (this.#handleNext());
    } catch (error) {
      this.#end();
      this.#tell(error);
    }
  }

  #handleNext(): boolean {
    const { queue } = this;
    if (queue.empty?.() === true && queue.is_shutdown !== true) return false;
    let item: unknown;
    try {
      item = this.dequeue(queue.empty !== undefined);
    } catch (error) {
      if (error instanceof Empty) return false;
      throw error;
    }
    if (item === this._sentinel) this.#end();
    else handOn(this, item);
    queue.task_done?.();
    return this.#isListening;
  }

  #end(): void {
    this.#isListening = false;
    this.#unsubscribe();
    listening.delete(this);
  }

  #tell(error: unknown): void {
    const shown = asError(error);
    sys.stderr?.write(
      `Exception in thread Thread-1 (_monitor):\n${formatException(shown, tracebackOf(shown))}`,
    );
  }
}

classAttributes(QueueListener, "_sentinel");

function isHighEnough(record: LogRecord, handler: Handler): boolean {
  requireAttribute(record, "levelno");
  return isAtLeast(record.levelno, handler.level);
}

function isHandler(one: Handler | QueueListenerOptions): one is Handler {
  return typeof one === "object" && one !== null && "handle" in one;
}

/** Whatever was put is handed on, as in Python; only the handlers will tell whether it is a record. */
function handOn(listener: { handle(item: unknown): void }, item: unknown): void {
  listener.handle(item);
}
