import { lookup } from "../python/codecs.ts";
import {
  dataBytes,
  type Envelope,
  envelopeOf,
  quoteaddr,
  SMTPUTF8_MISSING,
} from "../python/email/envelope.ts";
import { flatten } from "../python/email/flatten.ts";
import type { EmailMessage } from "../python/email/message.ts";
import { raisedWhileHandling } from "../python/exceptions/context.ts";
import { UnicodeEncodeError } from "../python/exceptions.ts";
import { type Tuple, tuple } from "../python/values.ts";
import type { Reply, SMTP } from "./smtp-client.ts";
import {
  SMTPDataError,
  SMTPNotSupportedError,
  SMTPRecipientsRefused,
  SMTPSenderRefused,
} from "./smtp-errors.ts";

const OK = 250;
const WILL_FORWARD = 251;
const SEND_DATA = 354;
const CLOSING = 421;

/** A message as it goes to a server. */
export interface Letter {
  readonly envelope: Envelope;
  /** Headers and text. */
  readonly bytes: Uint8Array;
}

/** The letter that a message makes. Errors: its `bytes` raise what the headers do. */
export function letterOf(message: EmailMessage): Letter {
  const envelope = envelopeOf(message);
  return {
    envelope,
    get bytes() {
      return flatten(message, { utf8: envelope.isInternational });
    },
  };
}

/**
 * Sends a letter to everybody whom its envelope names; `handedOver` is called when the server has all
 * of it and has only to say yes.
 *
 * A recipient that is refused does no harm as long as another is taken. Errors: rejects with one of
 * `smtp-errors.ts`. Source: CPython 3.15, `smtplib.SMTP.send_message` and `sendmail`.
 */
export async function sendLetter(
  smtp: SMTP,
  letter: () => Letter,
  handedOver: () => void,
): Promise<void> {
  await smtp.greet();
  const mail = letter();
  const { envelope } = mail;
  if (envelope.isInternational && !smtp.features.has("smtputf8")) throw withoutUtf8(envelope);
  const { bytes } = mail;
  await sendFrom(smtp, envelope, bytes.length);
  await sendTo(smtp, envelope.recipients);
  await sendData(smtp, bytes, handedOver);
}

/** The error for addresses that the server cannot take, with the one that Python finds out by. */
function withoutUtf8({ sender, recipients }: Envelope): Error {
  const refused = new SMTPNotSupportedError(SMTPUTF8_MISSING);
  try {
    lookup("ascii").encode([sender, ...recipients].join(""));
  } catch (error) {
    if (error instanceof UnicodeEncodeError) return raisedWhileHandling(refused, error);
  }
  return refused;
}

async function sendFrom(
  smtp: SMTP,
  { sender, isInternational }: Envelope,
  size: number,
): Promise<void> {
  const options: string[] = [];
  if (smtp.isExtended) {
    if (smtp.features.has("size")) options.push(`size=${size}`);
    if (isInternational) {
      options.push("SMTPUTF8", "BODY=8BITMIME");
      smtp.commandEncoding = "utf-8";
    }
  }
  const [code, text] = await smtp.command(
    "mail",
    [`from:${quoteaddr(sender)}`, ...options].join(" "),
  );
  if (code === OK) return;
  await giveUp(smtp, code);
  throw new SMTPSenderRefused(code, text, sender);
}

async function sendTo(smtp: SMTP, recipients: readonly string[]): Promise<void> {
  const refusals = new Map<string, Tuple>();
  for (const recipient of recipients) {
    const [code, text] = await smtp.command("rcpt", `to:${quoteaddr(recipient)}`);
    if (code !== OK && code !== WILL_FORWARD) refusals.set(recipient, tuple([code, text]));
    if (code === CLOSING) {
      smtp.close();
      throw new SMTPRecipientsRefused(refusals);
    }
  }
  if (refusals.size < recipients.length) return;
  await smtp.reset();
  throw new SMTPRecipientsRefused(refusals);
}

async function sendData(smtp: SMTP, bytes: Uint8Array, handedOver: () => void): Promise<void> {
  const [answer, why]: Reply = await smtp.command("data");
  if (answer !== SEND_DATA) throw new SMTPDataError(answer, why);
  const [code, text] = await smtp.exchange(dataBytes(bytes), handedOver);
  if (code === OK) return;
  await giveUp(smtp, code);
  throw new SMTPDataError(code, text);
}

/** After a refusal: the server goes, or is told to forget the mail. */
async function giveUp(smtp: SMTP, code: number): Promise<void> {
  if (code === CLOSING) smtp.close();
  else await smtp.reset();
}
