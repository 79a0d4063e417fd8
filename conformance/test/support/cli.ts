import { fileURLToPath } from "node:url";
import { execa, type Options } from "execa";

const BIN = fileURLToPath(new URL("../../bin/logparity.js", import.meta.url));

const QUIET = {
  NO_COLOR: "1",
  FORCE_COLOR: undefined,
  CI: "",
  GITHUB_ACTIONS: "",
  GITHUB_STEP_SUMMARY: "",
};

/** What a user of the command line sees. */
export interface Ran {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command line as a user does, without colours and as on no CI. */
export function start(args: readonly string[], options: Options = {}) {
  const env = { ...QUIET, ...options.env };
  return execa(process.execPath, [BIN, ...args], { reject: false, ...options, env });
}

/** Runs the command line to its end. */
export async function logparity(args: readonly string[], options: Options = {}): Promise<Ran> {
  const { exitCode, stdout, stderr } = await start(args, options);
  return { exitCode, stdout: String(stdout), stderr: String(stderr) };
}
