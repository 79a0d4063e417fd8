import { LabUnavailableError, type Launch, type Program } from "../lab/server.ts";
import { NotStartedError } from "../testee/failure.ts";
import { DockerError } from "./docker-error.ts";
import { MAILHOG, RSYSLOG } from "./recipes.ts";
import type { DockerSession } from "./session.ts";

/**
 * Runs a program until it ends or standard input does, which the daemon closes when the harness is
 * gone: a server has no other reason to end.
 */
const UNTIL_EOF = `exec 3<&0
"$@" </dev/null & program=$!
(cat <&3 >/dev/null; kill -9 $program) &
wait $program`;

/** A program in an image. */
interface Contained {
  readonly image: string;
  readonly program: readonly string[];
}

/** Starts the programs of the lab in containers of a session; `python` is an image with a CPython for its receiver. */
export function launchInDocker(session: DockerSession, python: string): Launch {
  const orders: Readonly<Record<Program, () => Promise<Contained>>> = {
    rsyslogd: async () => ({
      image: await session.image(RSYSLOG),
      program: ["rsyslogd"],
    }),
    mailhog: async () => ({ image: await session.pulled(MAILHOG), program: ["MailHog"] }),
    "python-receiver": async () => ({
      image: python,
      program: ["python3", "-S", "-B", "/logparity/testees/python/receiver.py"],
    }),
  };
  return async (name, args, folders) => {
    try {
      const { image, program } = await orders[name]();
      const entrypoint = ["sh", "-c", UNTIL_EOF, "sh", ...program];
      return await session.start({ image, entrypoint, command: args, folders });
    } catch (error) {
      if (!(error instanceof DockerError || error instanceof NotStartedError)) throw error;
      throw new LabUnavailableError(error.message);
    }
  };
}
