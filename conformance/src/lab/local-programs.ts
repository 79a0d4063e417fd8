import { delimiter, dirname, join } from "node:path";
import { executablesOn } from "../machine/executables.ts";
import { NODE_RECEIVER, PYTHON_TESTEE } from "../places.ts";
import { Child, type TesteeCommand } from "../testee/child.ts";
import type { Connection } from "../testee/connection.ts";
import { LabUnavailableError, type Program } from "./server.ts";

const RECEIVER = join(dirname(PYTHON_TESTEE), "receiver.py");

/** How each program that is not ours is found, and what to install where it is not. */
const PROGRAMS: Readonly<
  Record<Exclude<Program, "node-receiver">, { name: RegExp; missing: string; first: string[] }>
> = {
  rsyslogd: {
    name: /^rsyslogd$/u,
    missing: "rsyslogd is not installed; apt-get install rsyslog brings it",
    first: [],
  },
  mailhog: {
    name: /^mailhog$/iu,
    missing: "there is no MailHog on PATH; with Go: go install github.com/mailhog/MailHog@v1.0.1",
    first: [],
  },
  // Which CPython it is does not matter to a pickle.
  "python-receiver": {
    name: /^python3(?:\.\d+)?$/u,
    missing: "no python3 is on the PATH to receive records; install CPython",
    first: ["-S", "-B", RECEIVER],
  },
};

/** Debian keeps daemons where only root looks. */
const FOLDERS = [process.env["PATH"] ?? "", "/usr/sbin", "/sbin"].join(delimiter);

/** The command for a program of this machine. Errors: `LabUnavailableError`, which says what to install. */
export function findProgram(program: Program, folders: string = FOLDERS): TesteeCommand {
  if (program === "node-receiver") return { file: process.execPath, args: [NODE_RECEIVER] };
  const { name, missing, first } = PROGRAMS[program];
  const [file] = executablesOn(folders, name);
  if (file === undefined) throw new LabUnavailableError(missing);
  return { file, args: first };
}

/** Starts a program of this machine. Errors: `LabUnavailableError`. */
export async function launchLocally(
  program: Program,
  args: readonly string[],
): Promise<Connection> {
  const { file, args: first } = findProgram(program);
  return Child.start({ file, args: [...first, ...args] });
}
