/**
 * Reads cases of `random_text_cases.py` from standard input and prints those where the port differs.
 *
 *     npx tsc -b && python3.15 -S -B impl/test/python/random_text_cases.py 1 2000 |
 *       npx node impl/test/python/compare-text-cases.ts
 */
import { createInterface } from "node:readline";
import { isDeepStrictEqual } from "node:util";
import { play, type TextCase } from "./text-case.ts";

let count = 0;
let different = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const textCase: TextCase = JSON.parse(line);
  const { seen, expected } = play(textCase);
  count++;
  if (isDeepStrictEqual(seen, expected)) continue;
  different++;
  if (different <= 20) console.log(`${line}\n  port: ${JSON.stringify(seen)}`);
}
console.log(`${count} cases, ${different} differences`);
process.exitCode = different === 0 ? 0 : 1;
