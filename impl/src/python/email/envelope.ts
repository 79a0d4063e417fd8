import { getaddresses, parseaddr } from "./addresses.ts";
import { lstrip } from "./characters.ts";
import type { EmailMessage } from "./message.ts";

/** From whom a mail comes and where it goes, as the server is told. */
export interface Envelope {
  readonly sender: string;
  readonly recipients: readonly string[];
  /**
   * Whether an address is not ASCII. The server must know SMTPUTF8 then, the message is to be
   * flattened with `utf8`, and CPython adds `SMTPUTF8 BODY=8BITMIME` to MAIL; without SMTPUTF8 it
   * raises {@link SMTPUTF8_MISSING}.
   */
  readonly isInternational: boolean;
}

/** Text of the `smtplib.SMTPNotSupportedError` for an address that the server cannot take. */
export const SMTPUTF8_MISSING: string =
  "One or more source or delivery addresses require internationalized email support, " +
  "but the server does not advertise the required SMTPUTF8 capability";

/**
 * The envelope that follows from the headers of a message.
 *
 * The sender is the first address of Sender, else of From; recipients are those of To, Bcc and Cc.
 * Source: CPython 3.15, `smtplib.SMTP.send_message`.
 */
export function envelopeOf(message: EmailMessage): Envelope {
  const from = message.get("Sender") ?? message.get("From");
  const to = ["To", "Bcc", "Cc"].flatMap((name) => message.get(name) ?? []);
  const sender = getaddresses([from ?? "None"])[0]?.[1] ?? "";
  const recipients = getaddresses(to).map(([, address]) => address);
  const isInternational = !/^\p{ASCII}*$/u.test([sender, ...recipients].join(""));
  return { sender, recipients, isInternational };
}

/**
 * An address as it stands in MAIL and RCPT: `<ann@example.org>`.
 *
 * Source: CPython 3.15, `smtplib.quoteaddr`.
 */
export function quoteaddr(address: string): string {
  const [name, found] = parseaddr(address);
  if (name !== "" || found !== "") return `<${found}>`;
  return lstrip(address).startsWith("<") ? address : `<${address}>`;
}

/**
 * The bytes that follow DATA: a dot more where a line starts with one, and a line with a dot alone
 * at the end.
 *
 * Source: CPython 3.15, `smtplib.SMTP.data`.
 */
export function dataBytes(message: Uint8Array): Uint8Array {
  const text = Buffer.from(message)
    .toString("latin1")
    .replace(/^\.|(?<=\n)\./g, "..");
  return Buffer.from(`${text}${text.endsWith("\r\n") ? "" : "\r\n"}.\r\n`, "latin1");
}
