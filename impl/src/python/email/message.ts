import { ValueError } from "../exceptions.ts";
import { repr } from "../repr.ts";
import { type Body, makeBody } from "./body.ts";
import { type Header, makeHeader } from "./header.ts";

/** Headers of which a message has one; so have all that {@link EmailMessage.set_content} sets. */
const UNIQUE: ReadonlySet<string> = new Set([
  "bcc",
  "cc",
  "content-transfer-encoding",
  "content-type",
  "date",
  "from",
  "mime-version",
  "reply-to",
  "sender",
  "subject",
  "to",
]);

/**
 * A mail with headers and a text.
 *
 * Source: CPython 3.15, `email.message.EmailMessage` under `email.policy.default`, as far as
 * `logging.handlers.SMTPHandler` uses it.
 */
export class EmailMessage {
  #headers: Header[] = [];
  #body: Body | null = null;

  /** The headers in their order. */
  get headers(): readonly Header[] {
    return this.#headers;
  }

  /** The body; null before {@link set_content}. */
  get body(): Body | null {
    return this.#body;
  }

  /**
   * Adds a header, as `msg[name] = value`.
   *
   * Date takes a `struct_time`, headers with addresses a text or a list of texts, all others a text.
   * Errors: ValueError for a second header of a name that may be there once, a name that is no
   * header's, or a value of more than one line; HeaderParseError never: what cannot be read is kept.
   */
  set(name: string, value: unknown): void {
    if (!/^[!-9;-~]+$/.test(name)) {
      throw new ValueError(`Header field name contains invalid characters: ${repr(name)}`);
    }
    if (UNIQUE.has(name.toLowerCase()) && this.get(name) !== null) {
      throw new ValueError(`There may be at most 1 ${name} headers in a message`);
    }
    this.#headers.push(makeHeader(name, value));
  }

  /** The decoded value of the first header of that name; null if there is none. */
  get(name: string): string | null {
    const wanted = name.toLowerCase();
    return this.#headers.find((header) => header.name.toLowerCase() === wanted)?.text ?? null;
  }

  /** Sets a text as the body, with the headers that describe it. Errors: UnicodeEncodeError. */
  set_content(text: string): void {
    const body = makeBody(text);
    this.#body = body;
    this.#headers = this.#headers.filter(({ name }) => !/^content-/i.test(name));
    this.set("Content-Type", 'text/plain; charset="utf-8"');
    this.set("Content-Transfer-Encoding", body.encoding);
    if (this.get("MIME-Version") === null) this.set("MIME-Version", "1.0");
  }
}
