import { execa } from "execa";
import type { Connection } from "./connection.ts";
import { NotStartedError, TesteeFailure } from "./failure.ts";
import { LineQueue } from "./line-queue.ts";

/** How to start a testee. */
export interface TesteeCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** How much of what a testee writes to standard error is kept, in characters. */
export const EVIDENCE_CHARACTERS = 4000;
const GROUPS = process.platform !== "win32";
const alive = new Set<number>();

// A testee must not outlive the harness, however that ends; signals to our group do not reach it.
process.on("exit", () => {
  for (const pid of alive) killGroup(pid);
});

/** A running testee process and its two line streams. Standard error is kept as evidence only. */
export class Child implements Connection {
  readonly #lines = new LineQueue();
  readonly #pid: number;
  readonly #write: (line: string) => void;
  readonly #ended: Promise<void>;
  #stderr = "";

  private constructor(started: ReturnType<typeof start>, pid: number) {
    this.#pid = pid;
    this.#write = (line) => void started.stdin.write(line);
    started.stdin.on("error", () => {}); // a dead reader is reported by its exit
    started.stdout.on("data", (chunk: Buffer) => this.#lines.push(chunk));
    started.stderr.on("data", (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-EVIDENCE_CHARACTERS);
    });
    this.#ended = this.#watch(started);
  }

  async #watch(started: ReturnType<typeof start>): Promise<void> {
    const { exitCode, signal } = await started;
    alive.delete(this.#pid);
    const how = signal === undefined ? `with exit code ${exitCode}` : `by ${signal}`;
    this.#lines.end(new TesteeFailure("crashed", `the testee ended ${how}`));
  }

  /** Starts `command`. Errors: `NotStartedError`. */
  static async start(command: TesteeCommand): Promise<Child> {
    const started = start(command);
    const { pid } = started;
    if (pid === undefined) {
      const { originalMessage } = await started;
      throw new NotStartedError(
        `cannot start ${command.file}: ${originalMessage ?? "no reason given"}`,
      );
    }
    alive.add(pid);
    return new Child(started, pid);
  }

  /** End of what the testee wrote to standard error, up to 4,000 characters. */
  get stderr(): string {
    return this.#stderr;
  }

  /** Sends one line, `message` as JSON. A process that is gone does not make it fail; `read` will. */
  write(message: object): void {
    this.#write(`${JSON.stringify(message)}\n`);
  }

  /** Next line. Errors: `TesteeFailure` when the process ends, floods, or says nothing for `timeoutMs`. */
  read(timeoutMs: number): Promise<string> {
    return this.#lines.next(timeoutMs);
  }

  /** Ends the process and everything it forked, and waits until it is gone. */
  async kill(): Promise<void> {
    killGroup(this.#pid);
    await this.#ended;
  }

  /** Lets the process end by itself for `graceMs`, then kills it. */
  async end(graceMs: number): Promise<void> {
    const timer = setTimeout(() => killGroup(this.#pid), graceMs);
    await this.#ended;
    clearTimeout(timer);
    killGroup(this.#pid); // what it forked and left behind
  }
}

function start({ file, args }: TesteeCommand) {
  return execa(file, args, {
    stdin: "pipe",
    stdout: "pipe",
    stderr: "pipe",
    buffer: false,
    reject: false,
    extendEnv: false,
    env: cleanEnvironment(process.env),
    // Of its own group, so that one kill also reaches what it forked.
    detached: GROUPS,
    cleanup: false,
  });
}

/** The caller's environment without what would change how an interpreter or a library behaves. */
export function cleanEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(?:PYTHON|LC_|LANG|NODE_|TZ$)/u.test(entry[0]),
  );
  return { ...Object.fromEntries(kept), LC_ALL: "C.UTF-8", TZ: "UTC" };
}

function killGroup(pid: number): void {
  try {
    process.kill(GROUPS ? -pid : pid, "SIGKILL");
  } catch {
    // already gone
  }
}
