/** Anything that survives a round trip through JSON. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A Python exception as both sides report it: the class name and `str(error)`. */
export interface RaisedError {
  readonly type: string;
  readonly message: string;
}

/**
 * Something a scenario did that can be seen from outside the library.
 *
 * `at` says where: `files/app.log.1`, `results/3`, `raised/4.2[7]`, `stderr`, `calls/namer[0]`.
 * Bytes travel as base64, because encodings and line endings are part of what is compared.
 */
export type Observation =
  | { readonly at: string; readonly bytes: string }
  | { readonly at: string; readonly value: Json }
  | { readonly at: string; readonly error: RaisedError }
  | { readonly at: string; readonly link: string }
  | { readonly at: string; readonly dir: true }
  | { readonly at: string; readonly fifo: true };

/** Text held by base64 `bytes`, or undefined where they are not UTF-8. */
export function textOf(bytes: string): string | undefined {
  const raw = Buffer.from(bytes, "base64");
  const text = raw.toString("utf8");
  return Buffer.from(text, "utf8").equals(raw) ? text : undefined;
}

/** The base64 form in which `text`, as UTF-8, travels. */
export function bytesOf(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
