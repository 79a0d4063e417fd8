import { format } from "node:util";
import { Worker } from "node:worker_threads";
import type { Answer, FromRun, RunRequest } from "./message.ts";

/** Acts on the lab for a run; resolves when that is done. */
export type Lab = (actions: unknown, step: string) => Promise<void>;

const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
const FILE = new URL(`./worker.${extension}`, import.meta.url);

/** A thread in which scenarios run. It loads the port at once; what kills it is an answer too. */
export class RunThread {
  readonly #worker = new Worker(FILE, { stdout: true, stderr: true });
  readonly #ended: Promise<Answer>;

  constructor() {
    const worker = this.#worker;
    worker.stdout.pipe(process.stderr, { end: false });
    worker.stderr.pipe(process.stderr, { end: false });
    this.#ended = new Promise((resolve) => {
      worker.once("error", (error) => resolve({ failed: format(error) }));
      worker.once("exit", (code) => resolve({ failed: `the thread ended with ${code}` }));
    });
    worker.unref(); // a spare that nobody needs keeps no process alive
  }

  /** Runs one scenario. */
  async run(request: RunRequest, lab: Lab): Promise<Answer> {
    const worker = this.#worker;
    let listener: ((message: FromRun) => void) | undefined;
    const answered = new Promise<Answer>((resolve) => {
      listener = (message) => {
        if ("answer" in message) resolve(message.answer);
        else void lab(message.lab, message.step).then(() => this.#tell("lab done"));
      };
      worker.on("message", listener);
    });
    worker.ref();
    this.#tell(request);
    try {
      return await Promise.race([answered, this.#ended]);
    } finally {
      if (listener !== undefined) worker.off("message", listener);
      worker.unref();
    }
  }

  #tell(message: RunRequest | "lab done"): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(message);
  }

  /** Ends the thread, and closes the files it left open. */
  end(): void {
    void this.#worker.terminate();
  }
}
