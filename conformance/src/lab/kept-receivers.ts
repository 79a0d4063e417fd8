import type { Connection } from "../testee/connection.ts";
import { type Launch, type Program, RECEIVERS } from "./server.ts";

const kept: ReadonlySet<Program> = new Set(RECEIVERS);

/** Keeps log servers from one run for the next: to start one takes longer than a run. */
export class KeptReceivers {
  readonly #launch: Launch;
  readonly #idle = new Map<Program, Connection[]>();

  /** Starts what it does not have with `launch`. */
  constructor(launch: Launch) {
    this.#launch = launch;
  }

  /** Like the `launch` it was made with; a log server that is left to its end comes back instead. */
  readonly launch: Launch = async (program, args) => {
    if (!kept.has(program)) return this.#launch(program, args);
    const idle = this.#idle.get(program) ?? [];
    this.#idle.set(program, idle);
    return new Lent(idle.pop() ?? (await this.#launch(program, args)), idle);
  };

  /** Ends those that nobody uses. */
  async end(): Promise<void> {
    const idle = [...this.#idle.values()].flat();
    this.#idle.clear();
    await Promise.all(idle.map(async (connection) => connection.kill()));
  }
}

/** A program that goes back where it came from. */
class Lent implements Connection {
  readonly #connection: Connection;
  readonly #home: Connection[];

  constructor(connection: Connection, home: Connection[]) {
    this.#connection = connection;
    this.#home = home;
  }

  get stderr(): string {
    return this.#connection.stderr;
  }

  write(message: object): void {
    this.#connection.write(message);
  }

  read(timeoutMs: number): Promise<string> {
    return this.#connection.read(timeoutMs);
  }

  kill(): Promise<void> {
    return this.#connection.kill();
  }

  async end(): Promise<void> {
    this.#home.push(this.#connection);
  }
}
