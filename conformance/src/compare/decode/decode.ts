import type { Decoded } from "./decoded.ts";
import { decodeFrames } from "./frames.ts";
import { decodeHttp } from "./http.ts";
import { decodeMail, decodeMailClient } from "./mail.ts";
import { decodeSyslog } from "./syslog.ts";

const DECODERS = [decodeFrames, decodeSyslog, decodeHttp, decodeMailClient, decodeMail];

/** Takes bytes apart that a handler sent; undefined where they are nothing that is known. */
export function decode(bytes: Uint8Array): Decoded | undefined {
  for (const decoder of DECODERS) {
    const decoded = decoder(bytes);
    if (decoded !== undefined) return decoded;
  }
  return undefined;
}

/** Everything that was decoded, a line a field, for a person who wants to read one side alone. */
export function outline({ parts }: Decoded): string[] {
  return parts.flatMap(({ name, fields }) => [
    name,
    ...fields.flatMap((field) =>
      field.isText === true
        ? [`  ${field.name}:`, ...field.shown.split(/\r?\n/u).map((line) => `    ${line}`)]
        : [`  ${field.name}: ${field.shown}`],
    ),
  ]);
}
