import { EmailMessage } from "../python/email/message.ts";
import { TypeError } from "../python/exceptions.ts";
import { str } from "../python/repr.ts";
import type { struct_time } from "../python/time.ts";
import { dictEntries, isDict, typeName } from "../python/values.ts";
import type { Credentials } from "../transport/smtp-login.ts";

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

/** Credentials as texts; null where the user name is false in Python's sense. */
export function credentialsOf(username: unknown, password: unknown): Credentials | null {
  return username ? { user: str(username), password: str(password) } : null;
}
