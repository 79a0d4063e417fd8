import { time } from "../core/clock.ts";
import { checkOptions } from "../core/options.ts";
import type { LogRecord } from "../core/record/record.ts";
import type { EmailMessage } from "../python/email/message.ts";
import { localtime, type Seconds } from "../python/time.ts";
import { pairOf } from "../python/unpack.ts";
import { float } from "../python/values.ts";
import { deliverMail, type MailRoute } from "../transport/mail-delivery.ts";
import { letterOf } from "../transport/smtp-transaction.ts";
import type { TlsContext } from "../transport/tls-context.ts";
import { OutboxHandler, type OutboxOptions } from "./outbox-handler.ts";
import { credentialsOf, makeMail } from "./smtp-mail.ts";

/** Options of {@link SMTPHandler}. Names and defaults are CPython's. */
export interface SMTPHandlerOptions extends OutboxOptions {
  /** `[user name, password]`, for a server that wants to know. @defaultValue null */
  readonly credentials?: readonly [string, string] | null;
  /**
   * Whether to go on in TLS before logging in; only looked at with `credentials`. `[]`, or
   * `[keyfile]`, or `[keyfile, certfile]` with the files of a certificate to log in with.
   *
   * @defaultValue null: no TLS
   */
  readonly secure?: readonly (string | null)[] | null;
  /** Longest time that connecting, and each turn of the talk, may take, in seconds. @defaultValue 5.0 */
  readonly timeout?: Seconds | null;
  /** See {@link SMTPHandler.context}. @defaultValue null */
  readonly context?: TlsContext | null;
}

/** Port of mail servers. */
const SMTP_PORT = 25;

/**
 * Sends each record as a mail.
 *
 * Message, subject and date are made when the record is emitted; the talk with the server follows,
 * one mail after the other, each over a connection of its own. What fails is told by `handleError`
 * when it fails.
 *
 * With `secure`, the server's certificate is checked, which Python does not do: see `context`.
 *
 * Source: CPython 3.15, `logging.handlers.SMTPHandler`.
 */
export class SMTPHandler extends OutboxHandler {
  /** Host of the mail server. */
  mailhost: string;
  /** Its port; null for 25. */
  mailport: number | null = null;
  /** User name to log in with; null to log in as nobody. */
  username: string | null = null;
  /** Password to log in with; missing without `credentials`, as in Python. */
  declare password?: string;
  /** Sender: goes into From. */
  fromaddr: string;
  /** Recipients: go into To. */
  toaddrs: readonly string[];
  /** What {@link SMTPHandler.getSubject} answers. */
  subject: string;
  /** See {@link SMTPHandlerOptions.secure}. */
  secure: SMTPHandlerOptions["secure"];
  /** See {@link SMTPHandlerOptions.timeout}. */
  timeout: Seconds | null;
  /**
   * How TLS is set up, in the words of Node's `tls.connect`; null for Node's own ways. `{ ca }` trusts
   * an authority of your own, `{ rejectUnauthorized: false }` everybody, as Python does. Ours.
   */
  context: TlsContext | null;

  /**
   * `mailhost` is a host, or `[host, port]`; `toaddrs` one address or several.
   *
   * Errors: ValueError for a pair of more or fewer than two.
   */
  constructor(
    mailhost: string | readonly [string, number],
    fromaddr: string,
    toaddrs: string | readonly string[],
    subject: string,
    options: SMTPHandlerOptions = {},
  ) {
    checkOptions("SMTPHandler", options);
    super(options);
    const { credentials = null, secure = null, timeout = float(5), context = null } = options;
    if (isSequence(mailhost)) [this.mailhost, this.mailport] = pairOf(mailhost);
    else this.mailhost = mailhost;
    if (isSequence(credentials)) [this.username, this.password] = pairOf(credentials);
    this.fromaddr = fromaddr;
    this.toaddrs = typeof toaddrs === "string" ? [toaddrs] : toaddrs;
    this.subject = subject;
    this.secure = secure;
    this.timeout = timeout;
    this.context = context;
  }

  /** The subject of the mail for a record; override it for one that depends on the record. */
  getSubject(_record: LogRecord): string {
    return this.subject;
  }

  override emit(record: LogRecord): void {
    this.emitting(record, () => {
      const route = this.#route();
      const message = kept(() => this.#message(record));
      let isHandedOver = false;
      this.enqueue(
        message.size,
        async () => deliverMail(route, message.get, () => (isHandedOver = true)),
        () => (isHandedOver ? null : { kind: "mail", route, letter: letterOf(message.get()) }),
      );
    });
  }

  /** Each mail has a connection of its own, which ends with it. */
  protected override closeSocket(): void {}

  #route(): MailRoute {
    const { mailhost, mailport, timeout, username, password, secure, context } = this;
    return {
      host: mailhost,
      port: mailport || SMTP_PORT, // 0 too is no port for Python
      timeout: timeout === null ? null : Number(timeout),
      credentials: credentialsOf(username, password),
      secure,
      context,
    };
  }

  #message(record: LogRecord): EmailMessage {
    return makeMail({
      fromaddr: this.fromaddr,
      toaddrs: this.toaddrs,
      subject: () => this.getSubject(record),
      date: () => localtime(time()),
      text: () => this.format(record),
    });
  }
}

/** A message that was made, or the error that it came to, and its size in bytes. */
interface Kept {
  readonly size: number;
  readonly get: () => EmailMessage;
}

/** Makes a message now; what goes wrong is told when the message is asked for. */
function kept(make: () => EmailMessage): Kept {
  try {
    const message = make();
    return { size: message.body?.bytes.length ?? 0, get: () => message };
  } catch (error) {
    const get = (): never => {
      throw error;
    };
    return { size: 0, get };
  }
}

/** Whether `value` is a list or a tuple. */
function isSequence<T>(value: T): value is Extract<T, readonly unknown[]> {
  return Array.isArray(value);
}
