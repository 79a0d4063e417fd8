import { launchLocally } from "../lab/local-programs.ts";
import { LabUnavailableError, type Launch, type Program } from "../lab/server.ts";
import { NotStartedError } from "../testee/failure.ts";
import type { ContainerConnection } from "./container-connection.ts";
import { DockerError, reasonOf } from "./docker-error.ts";
import { ExecConnection } from "./exec-connection.ts";
import { MAILHOG, RSYSLOG } from "./recipes.ts";
import type { DockerSession } from "./session.ts";

/** A container stays until the harness lets go of its standard input. */
const IDLE = ["sh", "-c", "cat >/dev/null"];

/** What runs in a container. */
type ContainedProgram = Exclude<Program, "node-receiver">;

/** A program and the image that has it. */
interface Contained {
  readonly image: () => Promise<string>;
  readonly program: readonly string[];
  /** Whether it reads its standard input, and ends with it. */
  readonly reads: boolean;
}

/**
 * Starts the programs of the lab in containers of a session, one for each, which stay until its end.
 * `python` is an image with a CPython for the one that receives.
 */
export function launchInDocker(session: DockerSession, python: string): Launch {
  const contained: Readonly<Record<ContainedProgram, Contained>> = {
    rsyslogd: { image: async () => session.image(RSYSLOG), program: ["rsyslogd"], reads: false },
    mailhog: { image: async () => session.pulled(MAILHOG), program: ["MailHog"], reads: false },
    "python-receiver": {
      image: async () => python,
      program: ["python3", "-S", "-B", "/logparity/testees/python/receiver.py"],
      reads: true,
    },
  };
  const hosts = new Map<ContainedProgram, Promise<ContainerConnection>>();
  const hostOf = async (name: ContainedProgram): Promise<ContainerConnection> => {
    const start = async (): Promise<ContainerConnection> =>
      session.start({ image: await contained[name].image(), entrypoint: IDLE });
    const host = hosts.get(name) ?? start();
    hosts.set(name, host);
    return host;
  };
  return async (name, args) => {
    if (name === "node-receiver") return launchLocally(name, args); // the Node of this harness
    try {
      const { container } = await hostOf(name);
      const { program, reads } = contained[name];
      return await ExecConnection.start(container, { command: [...program, ...args], reads });
    } catch (error) {
      hosts.delete(name); // the next cell gets another one
      if (error instanceof DockerError || error instanceof NotStartedError) {
        throw new LabUnavailableError(error.message);
      }
      throw new LabUnavailableError(`cannot run ${name} in its container: ${reasonOf(error)}`);
    }
  };
}
