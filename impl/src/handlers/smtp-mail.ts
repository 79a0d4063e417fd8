import { EmailMessage } from "../python/email/message.ts";
import { KeyError, TypeError } from "../python/exceptions.ts";
import { str } from "../python/repr.ts";
import type { struct_time } from "../python/time.ts";
import { dictEntries, isDict, typeName } from "../python/values.ts";
import { SMTP } from "../transport/smtp-client.ts";
import { type Credentials, login } from "../transport/smtp-login.ts";
import { sendMessage } from "../transport/smtp-transaction.ts";
import { certificateChain, type TlsContext } from "../transport/tls-context.ts";

/** What a mail is made of. */
export interface MailParts {
  readonly fromaddr: unknown;
  readonly toaddrs: unknown;
  /** Asked for when its turn has come, as in Python; so are the others that are functions. */
  readonly subject: () => unknown;
  readonly date: () => struct_time;
  readonly text: () => string;
}

/** The mail, with its headers in CPython's order. Errors: what the parts and their headers raise. */
export function makeMail({ fromaddr, toaddrs, subject, date, text }: MailParts): EmailMessage {
  const message = new EmailMessage();
  message.set("From", fromaddr);
  message.set("To", joined(toaddrs));
  message.set("Subject", subject());
  message.set("Date", date());
  message.set_content(text());
  return message;
}

/** Python's `",".join(items)`. */
function joined(items: unknown): string {
  return Array.from(iterable(items), (item, index) => {
    if (typeof item === "string") return item;
    const expected = `sequence item ${index}: expected str instance`;
    throw new TypeError(`${expected}, ${typeName(item)} found`);
  }).join(",");
}

function iterable(items: unknown): Iterable<unknown> {
  if (typeof items === "string" || Array.isArray(items) || items instanceof Set) return items;
  if (isDict(items)) return Array.from(dictEntries(items), ([key]) => key);
  throw new TypeError("can only join an iterable");
}

/** How a mail gets to its server. */
export interface MailRoute {
  readonly host: string;
  readonly port: number;
  /** In seconds; null for none. */
  readonly timeout: number | null;
  /** Null to log in as nobody. */
  readonly credentials: Credentials | null;
  /** Python's `secure`: null for no TLS, else a sequence with the names of two files at most. */
  readonly secure: unknown;
  readonly context: TlsContext | null;
}

/**
 * Connects, logs in, sends the mail and says goodbye.
 *
 * `message` is called once there is a connection: before that, nobody hears of what is wrong with it.
 * Errors: rejects with what any of these steps had.
 */
export async function deliverMail(route: MailRoute, message: () => EmailMessage): Promise<void> {
  const { host, port, timeout, credentials, secure } = route;
  const smtp = new SMTP(host, timeout);
  try {
    await smtp.connect(port);
    const mail = message();
    if (credentials !== null) {
      if (secure !== null && secure !== undefined) await secureTalk(smtp, route);
      await login(smtp, credentials);
    }
    await sendMessage(smtp, mail);
    await smtp.quit();
  } finally {
    smtp.close();
  }
}

async function secureTalk(smtp: SMTP, { secure, context }: MailRoute): Promise<void> {
  const chain = certificateChain(itemOf(secure, 0), itemOf(secure, 1));
  await smtp.ehlo();
  await smtp.starttls({ ...context, ...chain });
  await smtp.ehlo();
}

/** Python's `sequence[index]`; null beyond the end. */
function itemOf(sequence: unknown, index: number): unknown {
  if (Array.isArray(sequence)) return sequence[index] ?? null;
  if (typeof sequence === "string") return Array.from(sequence)[index] ?? null;
  if (isDict(sequence)) throw new KeyError(index);
  throw new TypeError(`'${typeName(sequence)}' object is not subscriptable`);
}

/** Credentials as texts; null where the user name is false in Python's sense. */
export function credentialsOf(username: unknown, password: unknown): Credentials | null {
  return username ? { user: str(username), password: str(password) } : null;
}
