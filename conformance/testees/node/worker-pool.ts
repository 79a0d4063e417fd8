import { format } from "node:util";
import { Worker } from "node:worker_threads";
import type { Answer, FromRun, RunRequest } from "./message.ts";

/** Acts on the lab for a run; resolves when that is done. */
export type Lab = (actions: unknown, step: string) => Promise<void>;

const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
const FILE = new URL(`./worker.${extension}`, import.meta.url);

/** The threads in which scenarios run: each fresh one has its own, and the next is started ahead. */
export class WorkerPool {
  #spare = startWorker();
  #kept: Worker | undefined;

  /** Runs one scenario. */
  async run(request: RunRequest, lab: Lab): Promise<Answer> {
    if (request.fresh === false) {
      this.#kept ??= this.#take();
      return converse(this.#kept, request, lab);
    }
    const worker = this.#take();
    try {
      return await converse(worker, request, lab);
    } finally {
      void worker.terminate();
    }
  }

  #take(): Worker {
    const worker = this.#spare;
    this.#spare = startWorker();
    return worker;
  }
}

function startWorker(): Worker {
  const worker = new Worker(FILE, { stdout: true, stderr: true });
  worker.stdout.pipe(process.stderr, { end: false });
  worker.stderr.pipe(process.stderr, { end: false });
  worker.unref(); // a spare that nobody needs keeps no process alive
  worker.on("error", () => {}); // whoever converses with it is told
  return worker;
}

function tell(worker: Worker, message: RunRequest | "lab done"): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage(message);
}

/** Sends the request and waits for the answer; a thread that dies is an answer too. */
async function converse(worker: Worker, request: RunRequest, lab: Lab): Promise<Answer> {
  const ended = new AbortController();
  const { signal } = ended;
  const answer = new Promise<Answer>((resolve) => {
    const onMessage = (message: FromRun): void => {
      if ("answer" in message) return resolve(message.answer);
      void lab(message.lab, message.step).then(() => tell(worker, "lab done"));
    };
    const onError = (error: unknown): void => resolve({ failed: format(error) });
    const onExit = (code: number): void => resolve({ failed: `the thread ended with ${code}` });
    worker.on("message", onMessage).once("error", onError).once("exit", onExit);
    signal.addEventListener("abort", () => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
    });
  });
  worker.ref();
  tell(worker, request);
  try {
    return await answer;
  } finally {
    ended.abort();
    worker.unref();
  }
}
