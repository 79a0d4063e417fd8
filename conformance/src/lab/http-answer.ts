import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { LabError } from "./server.ts";

/** How the sink answers: a status, the bytes of an answer as text, or a fault by its name. */
export const AnswerShape = z.union([
  z.int().min(100).max(999),
  z.string(),
  z.strictObject({ slow: z.union([z.int(), z.string()]) }),
  z.strictObject({ last: z.string() }),
]);

/** See {@link AnswerShape}. */
export type Answer = z.infer<typeof AnswerShape>;

/** What can be answered to. */
export interface Asker {
  /** Where answers go; TLS lies between it and the network where there is TLS. */
  readonly stream: Duplex;
  /** Ends the connection as a crash of the machine would. */
  readonly reset: () => void;
}

/** Longer than anything else takes, and short enough to wait for. */
const SLOW_MS = 100;

/**
 * Answers one request. `close` and `reset` end the connection instead, `slow` takes its time,
 * `last` hangs up behind the answer.
 */
export async function giveAnswer(answer: Answer, { stream, reset }: Asker): Promise<void> {
  if (answer === "close") stream.end();
  else if (answer === "reset") reset();
  else if (typeof answer === "object" && "last" in answer) stream.end(answer.last, "latin1");
  else if (typeof answer === "object") {
    await sleep(SLOW_MS);
    await giveAnswer(answer.slow, { stream, reset });
  } else if (!stream.destroyed) {
    stream.write(typeof answer === "number" ? statusAnswer(answer) : answer, "latin1");
  }
}

/** Errors: `LabError` for what is no answer. */
export function answerFrom(value: unknown): Answer {
  const read = AnswerShape.safeParse(value);
  if (read.success) return read.data;
  throw new LabError(`not an answer: ${JSON.stringify(value)}`);
}

function statusAnswer(status: number): string {
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Odd"}`, "Content-Length: 2"];
  if (status >= 300 && status < 400) head.push("Location: /elsewhere");
  return [...head, "", "ok"].join("\r\n");
}

/** The option `answers` of a server: a list, or nothing for 200. */
export function answersFrom(value: unknown): Answer[] {
  return Array.isArray(value) ? value.map((one) => answerFrom(one)) : [200];
}
