import type { Connection } from "../testee/connection.ts";
import { TesteeFailure } from "../testee/failure.ts";
import type { Container } from "./container-connection.ts";
import { pause, Streams } from "./streams.ts";

/**
 * Runs a program until it ends or standard input does, which the daemon closes when the harness is
 * gone: a server has no other reason to end.
 */
const UNTIL_EOF = `exec 3<&0
"$@" </dev/null & program=$!
(cat <&3 >/dev/null; kill -9 $program) &
wait $program`;

const LONGEST_END_MS = 5000; // the container, which goes with the run, takes the rest along

/** A further program in a container that runs already, which is far quicker than a container of its own. */
export class ExecConnection implements Connection {
  readonly #streams: Streams;

  private constructor(streams: Streams) {
    this.#streams = streams;
    void this.#watch();
  }

  /** Starts a program; one that does not read its standard input ends with it. Errors: those of the daemon. */
  static async start(
    container: Container,
    { command, reads }: { command: readonly string[]; reads: boolean },
  ): Promise<ExecConnection> {
    const exec = await container.exec({
      Cmd: reads ? [...command] : ["sh", "-c", UNTIL_EOF, "sh", ...command],
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
    });
    const duplex = await exec.start({ hijack: true, stdin: true });
    return new ExecConnection(new Streams(duplex, container.modem));
  }

  async #watch(): Promise<void> {
    await this.#streams.ended;
    await this.#streams.close(new TesteeFailure("crashed", "the program in the container ended"));
  }

  get stderr(): string {
    return this.#streams.stderr;
  }

  write(message: object): void {
    this.#streams.write(message);
  }

  read(timeoutMs: number): Promise<string> {
    return this.#streams.read(timeoutMs);
  }

  async kill(): Promise<void> {
    this.#streams.hangUp();
    await Promise.race([this.#streams.ended, pause(LONGEST_END_MS)]);
  }

  async end(): Promise<void> {
    await this.kill();
  }
}
