import { homedir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { executablesOn, namesIn } from "./executables.ts";

/** A Node that the port can run on. */
export interface NodeRuntime {
  readonly file: string;
  /** Without the `v`: `24.21.0`. */
  readonly version: string;
}

const PROBE_TIMEOUT_MS = 10_000;

/** The Node that runs this, those on PATH and those of nvm; one of each version, each run once. */
export async function nodeRuntimes(environment: NodeJS.ProcessEnv): Promise<NodeRuntime[]> {
  const { PATH = "", NVM_DIR = join(homedir(), ".nvm") } = environment;
  const nvm = join(NVM_DIR, "versions", "node");
  const files = [
    ...executablesOn(PATH, /^node(?:\.exe)?$/u),
    ...namesIn(nvm).map((version) => join(nvm, version, "bin", "node")),
  ];
  const current: NodeRuntime = { file: process.execPath, version: process.versions.node };
  const others = await Promise.all([...new Set(files)].map(probe));
  const found = [current, ...others.flatMap((runtime) => runtime ?? [])];
  return [...new Map(found.toReversed().map((runtime) => [runtime.version, runtime])).values()];
}

async function probe(file: string): Promise<NodeRuntime | undefined> {
  const { stdout, failed } = await execa(file, ["--version"], {
    reject: false,
    timeout: PROBE_TIMEOUT_MS,
    stdin: "ignore",
  });
  const [, version] = /^v(\d+\.\d+\.\d+.*)$/u.exec(stdout) ?? [];
  return failed || version === undefined ? undefined : { file, version };
}
