import type { Connection } from "../testee/connection.ts";
import { TesteeFailure } from "../testee/failure.ts";
import type { Docker } from "./daemon.ts";
import { pause, Streams } from "./streams.ts";

/** A container of the daemon. */
export type Container = ReturnType<Docker["getContainer"]>;

const AT_ONCE_MS = 500;

/** A container that is talked to over its standard streams. */
export class ContainerConnection implements Connection {
  readonly container: Container;
  readonly #streams: Streams;
  /** Settles when the container is removed. */
  readonly #gone: Promise<void>;
  #over = false;

  private constructor(container: Container, streams: Streams) {
    this.container = container;
    this.#streams = streams;
    this.#gone = this.#watch();
  }

  /** Attaches to a container that was created and not started yet. */
  static async attach(container: Container): Promise<ContainerConnection> {
    const streams = { stdin: true, stdout: true, stderr: true };
    const duplex = await container.attach({ stream: true, hijack: true, ...streams });
    return new ContainerConnection(container, new Streams(duplex, container.modem));
  }

  async #watch(): Promise<void> {
    const how = await this.container.wait({ condition: "removed" }).then(
      ({ StatusCode: code }: { StatusCode: number }) => `with exit code ${code}`,
      () => "and was removed",
    );
    this.#over = true;
    await this.#streams.close(new TesteeFailure("crashed", `the container ended ${how}`));
  }

  get stderr(): string {
    return this.#streams.stderr;
  }

  /** Whether it has ended, or does so at once. */
  async isOver(): Promise<boolean> {
    await Promise.race([this.#gone, pause(AT_ONCE_MS)]);
    return this.#over;
  }

  write(message: object): void {
    this.#streams.write(message);
  }

  read(timeoutMs: number): Promise<string> {
    return this.#streams.read(timeoutMs);
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
      await this.container.remove({ force: true, v: true });
    } catch {
      // It is gone, or the daemon is about to remove it.
    }
  }
}
