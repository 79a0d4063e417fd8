import process from "node:process";
import { text } from "node:stream/consumers";
import { isDeepStrictEqual } from "node:util";
import { answer, readTimeCases } from "./time-case.ts";

// Reads cases of generate_time.py on standard input and prints where the port answers otherwise.

let zone: unknown = "";
let asked = 0;
let wrong = 0;
for (const given of readTimeCases(await text(process.stdin))) {
  const ours = answer(given);
  if (given[0] === "tz") zone = given[1];
  else asked++;
  if (isDeepStrictEqual(ours, given[2])) continue;
  wrong++;
  if (wrong <= 20) console.log(zone, JSON.stringify(given), "port:", JSON.stringify(ours));
}
console.log(`${asked} cases, ${wrong} differences`);
process.exitCode = wrong === 0 ? 0 : 1;
