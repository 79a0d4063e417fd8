import process from "node:process";
import { createInterface } from "node:readline";
import { isDeepStrictEqual } from "node:util";
import { type UrlencodeCase, urlencodeOutcome } from "./urlencode-case.ts";

// Reads cases of generate_urlencode.py on standard input and prints where the port answers otherwise.

let asked = 0;
let wrong = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const [query, outcome]: UrlencodeCase = JSON.parse(line);
  const ours = urlencodeOutcome(query);
  asked++;
  if (isDeepStrictEqual(ours, outcome)) continue;
  wrong++;
  if (wrong <= 20) console.log(`${line}\n  port: ${JSON.stringify(ours)}`);
}
console.log(`${asked} cases, ${wrong} differences`);
process.exitCode = wrong === 0 ? 0 : 1;
