import { threadId } from "node:worker_threads";

/** What a record knows of the thread it was made in. */
export interface CurrentThread {
  /** Number of the thread; never 0. */
  ident: number;
  /** Name, as in `record.threadName`. */
  name: string;
}

const thread: CurrentThread = {
  ident: threadId + 1,
  name: threadId === 0 ? "MainThread" : `Thread-${threadId}`,
};

/**
 * The thread that runs this code. Both fields may be assigned, and later records show it.
 *
 * Source: CPython 3.15, `threading.current_thread`.
 */
export function current_thread(): CurrentThread {
  return thread;
}
