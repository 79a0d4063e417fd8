import type { Answer, RunRequest } from "./message.ts";
import { type Lab, RunThread } from "./run-thread.ts";

/** The threads in which scenarios run: each fresh one has its own, and the next is started ahead. */
export class ThreadPool {
  #spare = new RunThread();
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
    const thread = this.#spare;
    this.#spare = new RunThread();
    return thread;
  }

  #dropKept(): void {
    this.#kept?.end();
    this.#kept = undefined;
  }
}
