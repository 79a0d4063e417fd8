import { Exception, nameExceptions, OSError } from "../python/exceptions.ts";

/** Mail could not be sent. Source: CPython 3.15, `smtplib.SMTPException`, as all of these. */
export class SMTPException extends OSError {
  constructor(...args: unknown[]) {
    super(...args);
    this.errno = null; // the arguments are no number and text of the system
    this.strerror = null;
  }

  static override messageFrom(args: readonly unknown[]): string {
    return Exception.messageFrom(args);
  }
}

/** The server does not know a command, or an option of it. */
export class SMTPNotSupportedError extends SMTPException {}

/** The server went away, or there never was a connection. */
export class SMTPServerDisconnected extends SMTPException {}

/** The server answered with an error: `args` are its code and text, as int and bytes. */
export class SMTPResponseException extends SMTPException {
  /** Code of the answer. */
  readonly smtp_code: unknown;
  /** Text of the answer. */
  readonly smtp_error: unknown;

  constructor(code: unknown, text: unknown, ...more: unknown[]) {
    super(code, text, ...more);
    this.smtp_code = code;
    this.smtp_error = text;
  }
}

/** The server refused the sender, which is the third argument. */
export class SMTPSenderRefused extends SMTPResponseException {}

/** The server refused every recipient: a dict from the address to the code and text of the answer. */
export class SMTPRecipientsRefused extends SMTPException {}

/** The server did not take the message. */
export class SMTPDataError extends SMTPResponseException {}

/** The server greeted with an error. */
export class SMTPConnectError extends SMTPResponseException {}

/** The server refused to be greeted. */
export class SMTPHeloError extends SMTPResponseException {}

/** The server refused the user name or the password. */
export class SMTPAuthenticationError extends SMTPResponseException {}

nameExceptions({
  SMTPException,
  SMTPNotSupportedError,
  SMTPServerDisconnected,
  SMTPResponseException,
  SMTPSenderRefused,
  SMTPRecipientsRefused,
  SMTPDataError,
  SMTPConnectError,
  SMTPHeloError,
  SMTPAuthenticationError,
});
Object.defineProperty(SMTPException.prototype, "__module__", {
  value: "smtplib",
  configurable: true,
});
