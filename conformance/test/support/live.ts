import { type Discovery, discover } from "#conformance/oracle/discover.js";
import { requires } from "./require.ts";

let discovery: Promise<Discovery> | undefined;

/** The CPythons on this machine, oldest first. Skips the running test, by the key `python`, where there is none. */
export async function livePythons(): Promise<Discovery["found"]> {
  discovery ??= discover(process.env);
  const { found } = await discovery;
  requires("python", found.length > 0 ? undefined : "no CPython 3.6 to 3.15 found on this machine");
  return found;
}
