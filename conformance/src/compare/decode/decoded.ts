/** One named thing in bytes that travelled, written for a person. */
export interface Field {
  readonly name: string;
  readonly shown: string;
  /** How it stood in the bytes, where that is not the same as what it means: `BININT1`, `=?utf-8?q?…?=`. */
  readonly raw?: string;
  /** Text of several lines, which is compared line by line. */
  readonly isText?: boolean;
}

/** One frame, packet, request or mail. */
export interface Part {
  readonly name: string;
  readonly fields: readonly Field[];
  /** What tells it from its neighbours, in a few words. */
  readonly summary: string;
}

/** Bytes taken apart by the rules of what they are. */
export interface Decoded {
  /** What they were found to be: `pickle frames`, `syslog packets` … */
  readonly what: string;
  readonly parts: readonly Part[];
}

/** `bytes` one character a byte, so that places in the text are places in the bytes. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** UTF-8 held in a text of one character a byte; what is not UTF-8 stays as it is. */
export function fromUtf8(text: string): string {
  const decoded = Buffer.from(text, "latin1").toString("utf8");
  return Buffer.from(decoded, "utf8").toString("latin1") === text ? decoded : text;
}
