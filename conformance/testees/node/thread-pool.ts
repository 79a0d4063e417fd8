import { availableParallelism } from "node:os";
import type { Answer, RunRequest } from "./message.ts";
import { type Lab, RunThread } from "./run-thread.ts";

/** Threads kept ready: loading the port takes longer than most scenarios, and can go on beside them. */
const SPARES = Math.min(Math.max(availableParallelism() - 1, 1), 3);

/**
 * The threads in which scenarios run: one that asks for fresh state has its own, and the next is
 * started ahead; the others share one.
 */
export class ThreadPool {
  readonly #spares = Array.from({ length: SPARES }, () => new RunThread());
  #kept: RunThread | undefined;

  /** Runs one scenario. */
  async run(request: RunRequest, lab: Lab): Promise<Answer> {
    if (request.fresh === false) {
      const answer = await (this.#kept ??= this.#take()).run(request, lab);
      if ("failed" in answer) this.#dropKept(); // it may be dead, and is suspect in any case
      return answer;
    }
    const thread = this.#take();
    const answer = await thread.run(request, lab);
    thread.end();
    return answer;
  }

  #take(): RunThread {
    this.#spares.push(new RunThread());
    return this.#spares.shift() ?? new RunThread();
  }

  #dropKept(): void {
    this.#kept?.end();
    this.#kept = undefined;
  }
}
