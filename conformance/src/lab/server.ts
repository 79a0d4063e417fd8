import type { Json, Observation } from "../observation.ts";
import type { Connection } from "../testee/connection.ts";

/** Where a server is: what `{ $lab: NAME.key }` can name. Which keys there are depends on the kind. */
export type Address = Readonly<Record<string, Json>>;

/** A server around the testees, which keeps what it receives and fails in the ways a scenario asks for. */
export interface LabServer {
  readonly address: Address;
  /** Does what a `lab` step asks for. Errors: `LabError` for an action that the server does not know. */
  apply(action: Json): Promise<void>;
  /** Waits, within limits, until everything that was sent to the server has reached it. */
  settle(): Promise<void>;
  /** What was received so far, each at `lab/<name>/…`. */
  observations(): Observation[];
  /** Gives up everything: sockets, files, processes. */
  close(): Promise<void>;
}

/** Programs that are servers of their own. */
export type Program = "rsyslogd" | "mailhog" | Receiver;

/** Log servers, which are told on standard input what to serve, again and again. */
export const RECEIVERS = ["python-receiver", "node-receiver"] as const;
/** One of them. */
export type Receiver = (typeof RECEIVERS)[number];

/**
 * Starts a program. Wherever it runs, it has the folder in which the folders of runs are, at the same
 * path. Errors: `LabUnavailableError`, which says what to install.
 */
export type Launch = (program: Program, args: readonly string[]) => Promise<Connection>;

/** Where and how to start one server. */
export interface Site {
  /** Name of the server in its scenario. */
  readonly name: string;
  /** Folder of the run; Unix sockets lie there. */
  readonly folder: string;
  /** Address for IPv4 that belongs to the scenario alone. */
  readonly host: string;
  /** A port for a server whose usual one is `usual`. It depends on nothing but the scenario. */
  readonly port: (usual: number, family?: 4 | 6) => number;
  /** What stands in the scenario beside `kind`. */
  readonly options: Readonly<Record<string, Json>>;
  /** Starts what the server needs beside this process. */
  readonly launch: Launch;
}

/** Starts a server of one kind. Errors: `LabUnavailableError`. */
export type StartServer = (site: Site) => Promise<LabServer>;

/** This machine cannot offer a server; the cell is `unavailable`. The message says what to install. */
export class LabUnavailableError extends Error {
  static {
    Object.defineProperty(LabUnavailableError.prototype, "name", { value: "LabUnavailableError" });
  }
}

/** A scenario asks a server for something that it does not do. */
export class LabError extends Error {
  static {
    Object.defineProperty(LabError.prototype, "name", { value: "LabError" });
  }
}
