import type { Json, Observation } from "../observation.ts";
import type { LabSpec } from "../scenario/lab.ts";
import { STARTERS } from "./index.ts";
import { launchLocally } from "./local-programs.ts";
import { Place } from "./place.ts";
import {
  type Address,
  LabError,
  type LabServer,
  LabUnavailableError,
  type Launch,
} from "./server.ts";

/** What a lab is started for. */
export interface LabSetting {
  /** Id of the scenario, from which the addresses follow. */
  readonly scenario: string;
  readonly servers: Readonly<Record<string, LabSpec>>;
  /** Names of the servers that the scenario looks at. */
  readonly observed: readonly string[];
  /** Folder of the run. */
  readonly folder: string;
  /** Starts the programs that servers need; without it those installed on this machine. */
  readonly launch?: Launch;
}

/** The servers around one run of one scenario. */
export class Lab {
  readonly #servers = new Map<string, LabServer>();
  readonly #observed: readonly string[];
  #seen: Observation[] | undefined;

  private constructor(observed: readonly string[]) {
    this.#observed = observed;
  }

  /** Starts all servers, in the order in which they stand. Errors: `LabUnavailableError`. */
  static async start(setting: LabSetting): Promise<Lab> {
    const { scenario, servers, observed, folder, launch = launchLocally } = setting;
    const place = new Place(scenario);
    const lab = new Lab(observed);
    try {
      for (const [name, { kind, ...options }] of Object.entries(servers)) {
        const start = STARTERS[kind];
        if (start === undefined) {
          throw new LabUnavailableError(`this build has no lab server of kind ${kind}`);
        }
        const port = (usual: number, family?: 4 | 6): number => place.port(usual, family);
        lab.#servers.set(
          name,
          await start({ name, folder, host: place.host, port, options, launch }),
        );
      }
    } catch (error) {
      await lab.close();
      throw error;
    }
    return lab;
  }

  /** Where each server is, by name: what a testee is told. */
  get addresses(): Record<string, Address> {
    return Object.fromEntries([...this.#servers].map(([name, { address }]) => [name, address]));
  }

  /**
   * Does what a `lab` step asks for, after everything sent before has arrived. No action at all is
   * the end of a run: what is seen then counts, before the testee lets go of its connections.
   *
   * Errors: `LabError`.
   */
  async act(actions: Readonly<Record<string, Json>>): Promise<void> {
    const wanted = Object.entries(actions);
    await this.#settle();
    if (wanted.length === 0) this.#seen = this.#look();
    for (const [name, action] of wanted) {
      const server = this.#servers.get(name);
      if (server === undefined) throw new LabError(`there is no lab server ${name}`);
      await server.apply(action);
    }
  }

  /** What the observed servers received. */
  async observations(): Promise<Observation[]> {
    if (this.#seen !== undefined) return this.#seen;
    await this.#settle();
    return this.#look();
  }

  /** Gives up all servers. */
  async close(): Promise<void> {
    await Promise.all([...this.#servers.values()].map(async (server) => server.close()));
  }

  async #settle(): Promise<void> {
    for (const server of this.#servers.values()) await server.settle();
  }

  #look(): Observation[] {
    return this.#observed.flatMap((name) => this.#servers.get(name)?.observations() ?? []);
  }
}
