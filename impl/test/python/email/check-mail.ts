import process from "node:process";
import { createInterface } from "node:readline";
import { isDeepStrictEqual } from "node:util";
import { type MailCase, mailOutcome } from "./mail-case.ts";

// Reads cases of generate_mail.py on standard input and prints where the port answers otherwise.

let asked = 0;
let wrong = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const [mail, outcome]: MailCase = JSON.parse(line);
  const ours = mailOutcome(mail);
  asked++;
  if (isDeepStrictEqual(ours, outcome)) continue;
  wrong++;
  if (wrong > 20) continue;
  console.log(JSON.stringify(mail));
  console.log(`  cpython: ${readable(outcome)}\n  port:    ${readable(ours)}`);
}
console.log(`${asked} cases, ${wrong} differences`);
process.exitCode = wrong === 0 ? 0 : 1;

function readable(outcome: unknown): string {
  if (!Array.isArray(outcome)) return JSON.stringify(outcome);
  const bytes = Buffer.from(String(outcome.at(-1)), "base64").toString("latin1");
  return JSON.stringify([...outcome.slice(0, -1), bytes]);
}
