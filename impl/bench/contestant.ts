/**
 * One contestant in a process of its own.
 *
 * Usage: contestant.ts CONTESTANT FILE RECORDS serve|exit|kill. `serve` logs that many records for
 * each line on standard input and answers with the seconds they took. The other two log once and
 * end the process right after the last call, as a crash would.
 */
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { ours } from "./ours.ts";
import { PEERS } from "./peers.ts";
import type { Contestant } from "./workload.ts";

const [contestant = "", path = "", records = "0", mode = "serve"] = process.argv.slice(2);

/** Lets streams open their files, as those of a running service have long done. */
const OPENING_MS = 100;

async function main(): Promise<void> {
  const make = ours(contestant) ?? PEERS[contestant];
  if (make === undefined) throw new Error(`No such contestant: ${contestant}`);
  const subject = make(path);
  await setTimeout(OPENING_MS);
  if (mode === "serve") await serve(subject, Number(records));
  else die(subject, Number(records));
}

async function serve(subject: Contestant, count: number): Promise<void> {
  for await (const _line of createInterface({ input: process.stdin })) {
    const start = performance.now();
    work(subject, count);
    const end = (await subject.settle?.(count)) ?? performance.now();
    console.log((end - start) / 1000);
  }
  process.exit(); // some hold on to their streams
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
