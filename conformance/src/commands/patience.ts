import type { Patience } from "../testee/testee.ts";
import { usage } from "./stop.ts";

const START_MS = 30_000;
const RUN_MS = 20_000;

/** How long to wait for testees; `LOGPARITY_TIMEOUT` (seconds) changes it for slow machines. */
export function patience(environment: NodeJS.ProcessEnv): Patience {
  const text = environment["LOGPARITY_TIMEOUT"];
  if (text === undefined || text === "") return { startMs: START_MS, runMs: RUN_MS };
  const seconds = Number(text);
  if (!(seconds > 0))
    throw usage(`LOGPARITY_TIMEOUT=${text}: expected a number of seconds above 0`);
  return { startMs: Math.max(START_MS, seconds * 1000), runMs: seconds * 1000 };
}
