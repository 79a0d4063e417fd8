import { PassThrough } from "node:stream";
import { EVIDENCE_CHARACTERS } from "../testee/child.ts";
import type { TesteeFailure } from "../testee/failure.ts";
import { LineQueue } from "../testee/line-queue.ts";
import type { Docker } from "./daemon.ts";

const LAST_WORDS_MS = 500;

/** The standard streams of something in a container, cut into lines as bytes: nothing is decoded in pieces. */
export class Streams {
  readonly #lines = new LineQueue();
  readonly #duplex: NodeJS.ReadWriteStream;
  /** Settles when nothing more will be said. */
  readonly ended: Promise<void>;
  #stderr = "";

  /** Takes the stream that the daemon puts both outputs on. */
  constructor(duplex: NodeJS.ReadWriteStream, modem: Docker["modem"]) {
    this.#duplex = duplex;
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    stdout.on("data", (chunk: Buffer) => this.#lines.push(chunk));
    stderr.on("data", (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-EVIDENCE_CHARACTERS);
    });
    modem.demuxStream(duplex, stdout, stderr);
    this.ended = new Promise((resolve) => {
      duplex.once("end", () => resolve());
      duplex.once("error", () => resolve()); // its end is told by who knows more
      duplex.once("close", () => resolve());
    });
  }

  /** End of what was written to standard error. */
  get stderr(): string {
    return this.#stderr;
  }

  write(message: object): void {
    this.#duplex.write(`${JSON.stringify(message)}\n`);
  }

  /** Next line. Errors: `TesteeFailure`. */
  read(timeoutMs: number): Promise<string> {
    return this.#lines.next(timeoutMs);
  }

  /** Ends standard input. */
  hangUp(): void {
    this.#duplex.end();
  }

  /** Waits for last words; what is read after them is `failure`. */
  async close(failure: TesteeFailure): Promise<void> {
    await Promise.race([this.ended, pause(LAST_WORDS_MS)]);
    this.hangUp();
    this.#lines.end(failure);
  }
}

/** Waits without keeping the process alive. */
export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
