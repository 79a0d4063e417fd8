import { format } from "node:util";

/** The talk of one connection, and what it brought. */
export interface Talk {
  /** Lines with `C:` or `S:` in front. */
  readonly lines: string[];
  /** Messages, as they are after the dots. */
  readonly messages: Buffer[];
}

/** An entry of the log that `smtp-server` writes. */
export interface LogEntry {
  /** Connection. */
  readonly cid?: string;
  /** What it is about: `command`, `send`, `data` …. */
  readonly tnx?: string;
}

const TALK = ["command", "send", "data"];

/** Whether an entry is part of what was said. */
export function isSaid({ tnx = "" }: LogEntry): boolean {
  return TALK.includes(tnx);
}

/**
 * The lines for one entry. The package leaves credentials out by itself; the challenge, which it
 * chooses at random, is left out here. Commands are in capitals: servers do not care, and what came
 * byte for byte is kept by `smtp-script`.
 */
export function said(message: string, values: readonly unknown[]): string[] {
  const text = format(message, ...values)
    .replace(/^S: 334 \S{40,}$/u, "S: 334 (challenge)")
    .replace(/^C: (?:mail from|rcpt to|\w+)/iu, (verb) => verb.toUpperCase());
  const [who = ""] = text.split(" ", 1);
  return text.split("\r\n").map((line, index) => (index === 0 ? line : `${who} ${line}`));
}
