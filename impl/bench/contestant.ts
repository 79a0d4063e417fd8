/**
 * One contestant in a process of its own.
 *
 * Usage: contestant.ts CONTESTANT FILE RECORDS rate|exit|kill. `rate` prints one JSON line; the other
 * two end the process right after the last call, as a crash would.
 */
import { setTimeout } from "node:timers/promises";
import { ours } from "./ours.ts";
import { PEERS } from "./peers.ts";
import { type Contestant, WARM_UP } from "./workload.ts";

const [contestant = "", path = "", records = "0", mode = "rate"] = process.argv.slice(2);

/** Lets streams open their files, as a running service has long done. */
const OPENING_MS = 100;

async function main(): Promise<void> {
  const make = ours(contestant) ?? PEERS[contestant];
  if (make === undefined) throw new Error(`No such contestant: ${contestant}`);
  const subject = await make(path);
  await setTimeout(OPENING_MS);
  if (mode === "rate") await measure(subject, Number(records));
  else die(subject, Number(records));
}

async function measure(subject: Contestant, count: number): Promise<void> {
  work(subject, WARM_UP);
  await setTimeout(OPENING_MS);
  const start = performance.now();
  work(subject, count);
  await subject.end(); // what is still in the process's own memory has not been logged yet
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ perSecond: count / seconds }));
}

function die(subject: Contestant, count: number): void {
  work(subject, count);
  if (mode === "kill") process.kill(process.pid, "SIGKILL");
  process.exit();
}

function work(subject: Contestant, count: number): void {
  for (let index = 0; index < count; index++) subject.log(index);
}

await main();
