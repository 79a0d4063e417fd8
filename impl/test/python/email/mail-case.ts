import process from "node:process";
import { dataBytes, envelopeOf, quoteaddr, SMTPUTF8_MISSING } from "#impl/python/email/envelope.js";
import { flatten } from "#impl/python/email/flatten.js";
import { EmailMessage } from "#impl/python/email/message.js";
import { localtime } from "#impl/python/time.js";

/** A mail as generate_mail.py describes it. */
interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly tz: string;
  readonly secs: number;
  /** Whether the server knows SMTPUTF8. */
  readonly utf8: boolean;
}

/** One line of generate_mail.py: a mail, and what CPython sends or raises. */
export type MailCase = readonly [mail: Mail, outcome: unknown];

/** What the port sends, in the shape of CPython's outcome. */
export function mailOutcome(mail: Mail): unknown {
  process.env["TZ"] = mail.tz;
  try {
    return sent(mail);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error: [error.name, error.message] };
  }
}

function sent({ from, to, subject, body, secs, utf8 }: Mail): unknown {
  const message = new EmailMessage();
  message.set("From", from);
  message.set("To", to.join(","));
  message.set("Subject", subject);
  message.set("Date", localtime(secs));
  message.set_content(body);
  const { sender, recipients, isInternational } = envelopeOf(message);
  if (isInternational && !utf8) return { error: ["SMTPNotSupportedError", SMTPUTF8_MISSING] };
  const bytes = dataBytes(flatten(message, { utf8: isInternational }));
  const quoted = [sender, ...recipients].map(quoteaddr);
  const options = isInternational ? ["SMTPUTF8", "BODY=8BITMIME"] : [];
  return [sender, recipients, quoted, options, Buffer.from(bytes).toString("base64")];
}
