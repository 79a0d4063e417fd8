import process from "node:process";
import { text } from "node:stream/consumers";
import { isDeepStrictEqual } from "node:util";
import { answer, readCodecCases } from "./codec-case.ts";

// Reads cases of generate_codecs.py on standard input and prints where the port answers otherwise.

let asked = 0;
let wrong = 0;
for (const given of readCodecCases(await text(process.stdin))) {
  const ours = answer(given);
  asked++;
  if (isDeepStrictEqual(ours, given[2])) continue;
  wrong++;
  if (wrong <= 20) console.log(JSON.stringify(given), "port:", JSON.stringify(ours));
}
console.log(`${asked} cases, ${wrong} differences`);
process.exitCode = wrong === 0 ? 0 : 1;
