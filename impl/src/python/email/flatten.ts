import { lookup } from "../codecs.ts";
import { repr } from "../repr.ts";
import { HeaderWriteError } from "./errors.ts";
import type { FoldPolicy } from "./fold-lines.ts";
import type { EmailMessage } from "./message.ts";

/** How a message is written. */
export interface FlattenOptions {
  /**
   * Whether headers go as UTF-8, for a server with SMTPUTF8 (RFC 6532).
   *
   * @defaultValue false: encoded words
   */
  readonly utf8?: boolean;
}

/** Longest line of a header, without its end. */
const LONGEST_LINE = 78;

/**
 * Writes a message as bytes with CRLF, as it goes to the server, except for dots at line starts.
 *
 * A line of the body that starts with `From ` gets a `>` in front, but not with `utf8`: CPython
 * hands over a policy then that says otherwise. Errors: HeaderWriteError for an address that ASCII
 * cannot hold, and for a line break in a header.
 *
 * Source: CPython 3.15, `email.generator.BytesGenerator.flatten` as `smtplib.SMTP.send_message`
 * calls it.
 */
export function flatten(message: EmailMessage, { utf8 = false }: FlattenOptions = {}): Uint8Array {
  const policy = { utf8, maxLength: LONGEST_LINE };
  const headers = message.headers
    .filter(({ name }) => !/^(?:resent-)?bcc$/i.test(name))
    .map((header) => writtenHeader(header.fold(policy), policy));
  return Buffer.concat([...headers, Buffer.from("\r\n"), writtenBody(message, utf8)]);
}

function writtenHeader(lines: readonly string[], { utf8 }: FoldPolicy): Uint8Array {
  const codec = lookup(utf8 ? "utf-8" : "ascii");
  const bytes = codec.encode(`${lines.join("\r\n")}\r\n`, "surrogateescape");
  const inner = Buffer.from(bytes).toString("latin1").slice(0, -2);
  if (/\r\n[^ \t]|\r[^ \n\t]|\n[^ \t]/.test(inner)) {
    throw new HeaderWriteError(`folded header contains newline: ${repr(bytes)}`);
  }
  return bytes;
}

function writtenBody({ body }: EmailMessage, utf8: boolean): Uint8Array {
  const text = Buffer.from(body?.bytes ?? []).toString("latin1");
  const mangled = utf8 ? text : text.replace(/^From /gm, ">From ");
  return Buffer.from(mangled.replace(/\r\n|\r|\n/g, "\r\n"), "latin1");
}
