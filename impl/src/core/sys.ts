import { writeSync } from "node:fs";
import { currentException } from "./current-exception.ts";
import { type ExceptionInfo, exceptionInfo } from "./format/traceback.ts";

/** What text can be written to. */
export interface TextStream {
  write(text: string): unknown;
  flush?(): unknown;
  /** Shown by `String(handler)`. */
  readonly name?: unknown;
}

/** A standard stream of the process: what was written is in the kernel when `write` returns. */
class TextIOWrapper implements TextStream {
  readonly name: string;
  readonly #descriptor: number;

  constructor(name: string, descriptor: number) {
    this.name = name;
    this.#descriptor = descriptor;
  }

  write(text: string): number {
    let rest: Uint8Array = Buffer.from(escapeSurrogates(text));
    while (rest.length > 0) rest = rest.subarray(writeSome(this.#descriptor, rest));
    return text.length;
  }

  flush(): void {}
}

/** Bytes written: none where a pipe is full for now. */
function writeSome(descriptor: number, bytes: Uint8Array): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
    Atomics.wait(PAUSE, 0, 0, 1);
    return 0;
  }
}

/** Sleeping on it for a millisecond gives a slow reader of a full pipe time. */
const PAUSE = new Int32Array(new SharedArrayBuffer(4));

/** Half a surrogate pair is no character; standard error writes it as `\udc80`. */
function escapeSurrogates(text: string): string {
  return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

/**
 * What of Python's `sys` logging rests on. The streams may be replaced; null stands for none.
 *
 * Source: CPython 3.15, `sys`.
 */
export const sys: {
  stderr: TextStream | null;
  stdout: TextStream | null;
  /** The error that is being handled, or null. */
  exception(): Error | null;
  /** Type, value and traceback of the error that is being handled; three times null if none is. */
  exc_info(): ExceptionInfo;
} = {
  stderr: new TextIOWrapper("<stderr>", 2),
  stdout: new TextIOWrapper("<stdout>", 1),
  exception: currentException,
  exc_info: () => exceptionInfo(currentException()),
};
