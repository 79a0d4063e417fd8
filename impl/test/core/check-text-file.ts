import process from "node:process";
import { text } from "node:stream/consumers";
import { isDeepStrictEqual } from "node:util";
import { answer, readTextFileCases } from "./text-file-case.ts";

// Reads cases of generate_text_file.py on standard input and prints where the port does otherwise.

let asked = 0;
let wrong = 0;
for (const given of readTextFileCases(await text(process.stdin))) {
  const ours = answer(given);
  asked++;
  if (isDeepStrictEqual({ before: given.before, ...ours }, given)) continue;
  wrong++;
  if (wrong <= 20)
    console.log(JSON.stringify(given), "\n  port:", JSON.stringify(ours.results), ours.after);
}
console.log(`${asked} cases, ${wrong} differences`);
process.exitCode = wrong === 0 ? 0 : 1;
