import { createHmac } from "node:crypto";
import { decodebytes } from "../python/base64.ts";
import { lookup } from "../python/codecs.ts";
import { repr } from "../python/repr.ts";
import { tuple } from "../python/values.ts";
import type { SMTP } from "./smtp-client.ts";
import { SMTPAuthenticationError, SMTPException, SMTPNotSupportedError } from "./smtp-errors.ts";

/** Challenges after which a server is taken to be out of its mind. */
const MOST_CHALLENGES = 5;

/** Who logs in. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** A way to prove who one is. */
interface Mechanism {
  readonly name: string;
  /** What is sent with the command itself; undefined where the server speaks first. */
  initial(credentials: Credentials): string | undefined;
  /** What is sent in answer to the `count`-th challenge; an initial answer counts too. */
  answer(credentials: Credentials, challenge: Uint8Array, count: number): string;
}

/** Those that CPython knows, the one it likes best first. */
const MECHANISMS: readonly Mechanism[] = [
  {
    name: "CRAM-MD5",
    initial: () => undefined,
    answer: ({ user, password }, challenge) => {
      const key = lookup("ascii").encode(password);
      return `${user} ${createHmac("md5", key).update(challenge).digest("hex")}`;
    },
  },
  { name: "PLAIN", initial: plain, answer: plain },
  {
    name: "LOGIN",
    initial: ({ user }) => user,
    answer: ({ user, password }, _challenge, count) => (count < 2 ? user : password),
  },
];

function plain({ user, password }: Credentials): string {
  return `\0${user}\0${password}`;
}

/**
 * Logs in, by the first way that both sides know and that succeeds.
 *
 * Errors: rejects with SMTPNotSupportedError, SMTPException, SMTPAuthenticationError.
 * Source: CPython 3.15, `smtplib.SMTP.login`.
 */
export async function login(smtp: SMTP, credentials: Credentials): Promise<void> {
  await smtp.greet();
  const offered = smtp.features.get("auth")?.split(/\s+/);
  if (offered === undefined) {
    throw new SMTPNotSupportedError("SMTP AUTH extension not supported by server.");
  }
  let failure = new SMTPException("No suitable authentication method found.");
  for (const mechanism of MECHANISMS) {
    if (!offered.includes(mechanism.name)) continue;
    try {
      await authenticate(smtp, mechanism, credentials);
      return;
    } catch (error) {
      if (!(error instanceof SMTPAuthenticationError)) throw error;
      failure = error;
    }
  }
  throw failure;
}

async function authenticate(
  smtp: SMTP,
  mechanism: Mechanism,
  credentials: Credentials,
): Promise<void> {
  const initial = mechanism.initial(credentials);
  let count = initial === undefined ? 0 : 1;
  const first = initial === undefined ? "" : ` ${encoded(initial)}`;
  let [code, text] = await smtp.command("AUTH", mechanism.name + first);
  while (code === 334) {
    count += 1;
    const answer = mechanism.answer(credentials, decodebytes(text), count);
    [code, text] = await smtp.command(encoded(answer));
    if (count > MOST_CHALLENGES) {
      const last = repr(tuple([code, text]));
      throw new SMTPException(`Server AUTH mechanism infinite loop. Last response: ${last}`);
    }
  }
  if (code !== 235 && code !== 503) throw new SMTPAuthenticationError(code, text);
}

function encoded(answer: string): string {
  return Buffer.from(lookup("ascii").encode(answer)).toString("base64");
}
