import { parseCommandString } from "execa";
import type { Port } from "../engine/run.ts";
import { type NodeRuntime, nodeRuntimes } from "../machine/node-runtimes.ts";
import { NODE_TESTEE } from "../places.ts";
import type { TesteeCommand } from "../testee/child.ts";
import { Stop, usage } from "./stop.ts";

/** Which port to judge, and on which versions of Node. */
export interface PortOptions {
  readonly testee?: string;
  readonly node?: string;
}

/** A port that is started as a process of this machine. */
interface LocalPort extends Port {
  readonly command: TesteeCommand;
}

/** The ports to judge: the TypeScript one, or the testee that `--testee` names. Errors: `Stop`. */
export async function portsOf(
  { testee, node }: PortOptions,
  environment: NodeJS.ProcessEnv,
): Promise<LocalPort[]> {
  if (testee !== undefined) {
    if (node !== undefined)
      throw usage("--node chooses for the TypeScript port; --testee brings its own");
    return [otherPort(testee)];
  }
  const wanted = nodeVersionsOf(node);
  if (wanted === undefined)
    return [portOn({ file: process.execPath, version: process.versions.node })];
  const runtimes = await nodeRuntimes(environment);
  const chosen = wanted.map((version) => pick(version, runtimes));
  return [...new Set(chosen)].map(portOn);
}

function otherPort(testee: string): LocalPort {
  const [file, ...args] = parseCommandString(testee);
  if (file === undefined)
    throw usage("--testee is empty; it takes the command that starts a testee");
  return { label: testee, command: { file, args }, node: null };
}

function portOn({ file, version }: NodeRuntime): LocalPort {
  return {
    label: `port on Node ${version}`,
    command: { file, args: [NODE_TESTEE] },
    node: version,
  };
}

/** The versions of `--node 20,24.1.0`. Errors: `Stop`. */
export function nodeVersionsOf(node: string | undefined): string[] | undefined {
  const wanted = node?.split(",").map((version) => version.trim());
  for (const version of wanted ?? []) {
    if (!/^\d+(?:\.\d+){0,2}$/u.test(version)) {
      throw usage(`--node ${node}: expected versions such as 20,24.1.0`);
    }
  }
  return wanted && [...new Set(wanted)];
}

function pick(wanted: string, runtimes: readonly NodeRuntime[]): NodeRuntime {
  const found = runtimes.find(({ version }) => `${version}.`.startsWith(`${wanted}.`));
  if (found !== undefined) return found;
  const versions = runtimes.map(({ version }) => version).join(", ");
  throw new Stop(3, `no Node ${wanted} on this machine; found: ${versions} (PATH, nvm)`);
}
