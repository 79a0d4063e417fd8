import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Graph } from "./graph.ts";

/** What is asked of `pickle_side.py`. */
export type Request =
  | { readonly graph: Graph }
  | { readonly record: readonly Graph[]; readonly extra: readonly Graph[] }
  | { readonly others: true };

/** What it answers. */
export interface Answer {
  /** Pickles of a graph in protocols 0 to 5, as base64. */
  readonly pickles?: readonly string[];
  /** What CPython reads of them; null where it equals the first. */
  readonly read?: readonly Graph[];
  /** The frame of a record, as base64. */
  readonly frame?: string;
  /** Full version of the interpreter, and its pickles of values of other classes. */
  readonly python?: string;
  readonly readAs?: readonly Named[];
  readonly unknown?: readonly Named[];
}

/** Pickles of a value in protocols 0 to 5, as base64, and the plain value that they are read as. */
export interface Named {
  readonly name: string;
  readonly pickles: readonly string[];
  readonly read?: Graph;
}

/** A CPython that answers requests one after the other. */
export class PythonSide {
  readonly #process: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor(python: string) {
    const script = fileURLToPath(new URL("pickle_side.py", import.meta.url));
    this.#process = spawn(python, ["-S", "-B", script], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const { stdout } = this.#process;
    if (stdout === null) throw new Error("Cannot read from Python");
    this.#answers = createInterface({ input: stdout })[Symbol.asyncIterator]();
  }

  /** Asks for many things at once, so that neither side waits for the other between them. */
  async ask(requests: readonly Request[]): Promise<Answer[]> {
    const lines = requests.map((request) => `${JSON.stringify(request)}\n`).join("");
    this.#process.stdin?.write(lines);
    const answers: Answer[] = [];
    while (answers.length < requests.length) {
      const line = await this.#answers.next();
      if (line.done === true) throw new Error("Python ended too early");
      const answer: Answer = JSON.parse(line.value);
      answers.push(answer);
    }
    return answers;
  }

  async close(): Promise<void> {
    const closed = once(this.#process, "exit");
    this.#process.stdin?.end();
    await closed;
  }
}
