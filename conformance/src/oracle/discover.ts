import { execa } from "execa";
import { cleanEnvironment } from "../testee/child.ts";
import { type Candidate, candidates } from "./candidate.ts";
import { byVersion, isSupported, SUPPORTED } from "./version.ts";

/** A CPython that answered and can be asked. */
export interface Interpreter extends Candidate {
  /** Full version, as `platform.python_version()` writes it. */
  readonly version: string;
}

/** A candidate that is not used, and why; `doctor` shows it. */
interface Skipped extends Candidate {
  readonly reason: string;
}

/** What was found on this machine. `found` is ordered from old to new, one entry a full version. */
export interface Discovery {
  readonly found: readonly Interpreter[];
  readonly skipped: readonly Skipped[];
}

// Imports what the testee needs, so that an interpreter without its library does not count. Valid in Python 2 too.
const PROBE =
  "import platform as p, logging.handlers, json; print(p.python_implementation() + ' ' + p.python_version())";
const PROBE_TIMEOUT_MS = 20_000;
const AT_ONCE = 4;

/** Runs every candidate once and keeps those that are a supported CPython. */
export async function discover(environment: NodeJS.ProcessEnv): Promise<Discovery> {
  const waiting = candidates(environment);
  const probed: (Interpreter | Skipped)[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      probed.push(await probe(next, environment));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return sorted(probed, candidates(environment));
}

async function probe(
  candidate: Candidate,
  environment: NodeJS.ProcessEnv,
): Promise<Interpreter | Skipped> {
  const { failed, exitCode, stdout, timedOut, shortMessage } = await execa(
    candidate.file,
    ["-S", "-B", "-c", PROBE],
    {
      reject: false,
      timeout: PROBE_TIMEOUT_MS,
      env: cleanEnvironment(environment),
      extendEnv: false,
      stdin: "ignore",
    },
  );
  const skip = (reason: string): Skipped => ({ ...candidate, reason });
  if (timedOut) return skip(`gave no answer within ${PROBE_TIMEOUT_MS / 1000} s`);
  if (exitCode === 127) return skip("a shim for no selected version (exit code 127)");
  if (failed)
    return skip(
      exitCode === undefined
        ? (shortMessage ?? "cannot be started")
        : `fails with exit code ${exitCode}`,
    );
  const [implementation = "", version = ""] = stdout.trim().split(" ");
  if (implementation !== "CPython") return skip(`is ${implementation || "no Python"}, not CPython`);
  if (isSupported(version)) return { ...candidate, version };
  const [oldest, newest] = [SUPPORTED[0], SUPPORTED.at(-1)];
  return skip(`is CPython ${version}; supported are ${oldest} to ${newest}`);
}

/** Back in the order of the candidates, whoever answered first; the first of a version is used. */
function sorted(
  probed: readonly (Interpreter | Skipped)[],
  order: readonly Candidate[],
): Discovery {
  const found: Interpreter[] = [];
  const skipped: Skipped[] = [];
  for (const { file } of order) {
    const answer = probed.find((other) => other.file === file);
    if (answer === undefined) continue;
    if ("reason" in answer) {
      skipped.push(answer);
      continue;
    }
    const twin = found.find(({ version }) => version === answer.version);
    if (twin === undefined) found.push(answer);
    else skipped.push({ ...answer, reason: `is CPython ${answer.version}, as ${twin.file}` });
  }
  return { found: found.toSorted((one, other) => byVersion(one.version, other.version)), skipped };
}
