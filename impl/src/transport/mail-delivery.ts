import { EmailMessage } from "../python/email/message.ts";
import { KeyError, TypeError } from "../python/exceptions.ts";
import { isDict, typeName } from "../python/values.ts";
import { SMTP } from "./smtp-client.ts";
import { type Credentials, login } from "./smtp-login.ts";
import { type Letter, letterOf, sendLetter } from "./smtp-transaction.ts";
import { certificateChain, type TlsContext } from "./tls-context.ts";

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
 * `mail` is called once there is a connection: before that, nobody hears of what is wrong with it.
 * `handedOver` is called when the server has all of it. Errors: rejects with what any of these steps had.
 */
export async function deliverMail(
  route: MailRoute,
  mail: () => EmailMessage | Letter,
  handedOver: () => void = () => undefined,
): Promise<void> {
  const { host, port, timeout, credentials, secure } = route;
  const smtp = new SMTP(host, timeout);
  try {
    await smtp.connect(port);
    const made = mail();
    if (credentials !== null) {
      if (secure !== null && secure !== undefined) await secureTalk(smtp, route);
      await login(smtp, credentials);
    }
    const letter = (): Letter => (made instanceof EmailMessage ? letterOf(made) : made);
    await sendLetter(smtp, letter, handedOver);
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
