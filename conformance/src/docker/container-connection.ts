import { PassThrough } from "node:stream";
import { EVIDENCE_CHARACTERS } from "../testee/child.ts";
import type { Connection } from "../testee/connection.ts";
import { TesteeFailure } from "../testee/failure.ts";
import { LineQueue } from "../testee/line-queue.ts";
import type { Request } from "../testee/message.ts";
import type { Docker } from "./daemon.ts";

type Container = ReturnType<Docker["getContainer"]>;

const SOON_MS = 500;

/** The standard streams of a container, cut into lines as bytes: nothing is decoded in pieces. */
export class ContainerConnection implements Connection {
  readonly #container: Container;
  readonly #lines = new LineQueue();
  readonly #stdin: NodeJS.WritableStream;
  /** Settles when the container is removed. */
  readonly #gone: Promise<void>;
  #over = false;
  #stderr = "";

  private constructor(container: Container, duplex: NodeJS.ReadWriteStream) {
    this.#container = container;
    this.#stdin = duplex;
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    stdout.on("data", (chunk: Buffer) => this.#lines.push(chunk));
    stderr.on("data", (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-EVIDENCE_CHARACTERS);
    });
    container.modem.demuxStream(duplex, stdout, stderr);
    duplex.on("error", () => {}); // a dead container is reported by its end
    this.#gone = this.#watch(new Promise((resolve) => duplex.once("close", resolve)));
  }

  /** Attaches to a container that was created and not started yet. */
  static async attach(container: Container): Promise<ContainerConnection> {
    const streams = { stdin: true, stdout: true, stderr: true };
    const duplex = await container.attach({ stream: true, hijack: true, ...streams });
    return new ContainerConnection(container, duplex);
  }

  async #watch(closed: Promise<unknown>): Promise<void> {
    const how = await this.#container.wait({ condition: "removed" }).then(
      ({ StatusCode: code }: { StatusCode: number }) => `with exit code ${code}`,
      () => "and was removed",
    );
    this.#over = true;
    await Promise.race([closed, soon()]); // what it said last
    this.#lines.end(new TesteeFailure("crashed", `the container ended ${how}`));
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** Whether it has ended, or does so at once. */
  async isOver(): Promise<boolean> {
    await Promise.race([this.#gone, soon()]);
    return this.#over;
  }

  write(message: Request): void {
    this.#stdin.write(`${JSON.stringify(message)}\n`);
  }

  read(timeoutMs: number): Promise<string> {
    return this.#lines.next(timeoutMs);
  }

  async kill(): Promise<void> {
    await this.#remove();
    await this.#gone;
  }

  async end(graceMs: number): Promise<void> {
    const timer = setTimeout(() => void this.#remove(), graceMs);
    await this.#gone;
    clearTimeout(timer);
  }

  async #remove(): Promise<void> {
    try {
      await this.#container.remove({ force: true, v: true });
    } catch {
      // It is gone, or the daemon is about to remove it.
    }
  }
}

async function soon(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, SOON_MS).unref();
  });
}
