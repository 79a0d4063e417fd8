import { parseCommandString } from "execa";
import type { PortCommand } from "../engine/run.ts";
import { NODE_TESTEE } from "../places.ts";
import { usage } from "./stop.ts";

/** The ports to judge: the TypeScript one, or the testee that `--testee` names. Errors: `Stop`. */
export function portsOf(testee: string | undefined): PortCommand[] {
  if (testee === undefined) {
    const { node } = process.versions;
    return [{ label: `port on Node ${node}`, file: process.execPath, args: [NODE_TESTEE], node }];
  }
  const [file, ...args] = parseCommandString(testee);
  if (file === undefined)
    throw usage("--testee is empty; it takes the command that starts a testee");
  return [{ label: testee, file, args, node: null }];
}
