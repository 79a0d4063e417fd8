import { lookup } from "../python/codecs.ts";
import { raisedWhileHandling } from "../python/exceptions/context.ts";
import { OSError, ValueError } from "../python/exceptions.ts";
import { str } from "../python/repr.ts";
import { Conversation } from "./conversation.ts";
import { localHostname } from "./host-name.ts";
import { pythonInt } from "./python-int.ts";
import {
  SMTPConnectError,
  SMTPHeloError,
  SMTPNotSupportedError,
  SMTPResponseException,
  SMTPServerDisconnected,
} from "./smtp-errors.ts";
import type { TlsContext } from "./tls-context.ts";

/** A server's answer: its code, -1 for one that cannot be read, and its lines joined by line feeds. */
export type Reply = readonly [code: number, text: Buffer];

/** Longest line of an answer, in bytes. */
const LONGEST_LINE = 8192;
const OWN_FAULT = 500;

/**
 * A mail server, and the talk with it: the same commands in the same order as CPython's.
 *
 * Errors: all methods reject with an {@link OSError}, most often one of `smtp-errors.ts`.
 * Source: CPython 3.15, `smtplib.SMTP`.
 */
export class SMTP {
  /** In which encoding commands go. */
  commandEncoding: "ascii" | "utf-8" = "ascii";
  /** What the server can do beyond the basics: parameters by name in small letters. */
  readonly features: Map<string, string> = new Map();
  readonly #host: string;
  readonly #timeout: number | null;
  #conversation: Conversation | null = null;
  #localHostname = "";
  #isGreeted = false;
  #isExtended = false;

  /** Units: `timeout` in seconds; null for none. */
  constructor(host: string, timeout: number | null) {
    this.#host = host;
    this.#timeout = timeout;
  }

  /** Whether the server answered EHLO. */
  get isExtended(): boolean {
    return this.#isExtended;
  }

  /** Connects and waits to be greeted. Without a host there is nothing to connect to. */
  async connect(port: number): Promise<void> {
    if (this.#host !== "") {
      checkTimeout(this.#timeout);
      this.#conversation = await Conversation.open([this.#host, port], this.#timeout);
      const [code, text] = await this.#reply();
      if (code !== 220) throw new SMTPConnectError(code, text);
    }
    this.#localHostname = await localHostname();
  }

  /** Sends a command and waits for the answer. */
  async command(verb: string, args = ""): Promise<Reply> {
    const line = args === "" ? verb : `${verb} ${args}`;
    if (/[\r\n]/.test(line)) {
      const shown = line.replaceAll("\n", "\\n").replaceAll("\r", "\\r");
      throw new ValueError(`command and arguments contain prohibited newline characters: ${shown}`);
    }
    return this.exchange(lookup(this.commandEncoding).encode(`${line}\r\n`));
  }

  /** Sends bytes, calls `handedOver` when they are on their way, and waits for the answer. */
  async exchange(data: Uint8Array, handedOver: () => void = () => undefined): Promise<Reply> {
    const conversation = this.#conversation;
    if (conversation === null) throw new SMTPServerDisconnected("please run connect() first");
    try {
      await conversation.sendall(data);
    } catch (error) {
      throw this.#lost(error, "Server not connected");
    }
    handedOver();
    return this.#reply();
  }

  /** Greets with EHLO, and learns what the server can do. */
  async ehlo(): Promise<Reply> {
    this.features.clear();
    const [code, text] = await this.command("ehlo", this.#localHostname);
    if (code === -1 && text.length === 0) {
      this.close();
      throw new SMTPServerDisconnected("Server not connected");
    }
    this.#isGreeted = true;
    if (code === 250) {
      this.#isExtended = true;
      for (const line of text.toString("latin1").split("\n").slice(1)) this.#learn(line);
    }
    return [code, text];
  }

  /** Greets with EHLO, and with HELO where that is not understood, unless that was done before. */
  async greet(): Promise<void> {
    if (this.#isGreeted) return;
    const [extended] = await this.ehlo();
    if (isFine(extended)) return;
    const [code, text] = await this.command("helo", this.#localHostname);
    if (!isFine(code)) throw new SMTPHeloError(code, text);
  }

  /** Goes on in TLS. What the server said before may be anybody's word, and is forgotten. */
  async starttls(context: TlsContext): Promise<void> {
    await this.greet();
    if (!this.features.has("starttls")) {
      throw new SMTPNotSupportedError("STARTTLS extension not supported by server.");
    }
    const [code, text] = await this.command("STARTTLS");
    if (code !== 220) throw new SMTPResponseException(code, text);
    await this.#conversation?.secure(this.#host, context);
    this.features.clear();
    this.#isGreeted = false;
    this.#isExtended = false;
  }

  /** Takes back what was begun; that the server is gone shows soon enough. */
  async reset(): Promise<void> {
    this.commandEncoding = "ascii";
    try {
      await this.command("rset");
    } catch (error) {
      if (!(error instanceof SMTPServerDisconnected)) throw error;
    }
  }

  /** Says goodbye and ends the connection, whatever the server answers. */
  async quit(): Promise<void> {
    await this.command("quit");
    this.close();
  }

  /** Ends the connection, if there is one. */
  close(): void {
    const conversation = this.#conversation;
    this.#conversation = null;
    conversation?.close();
  }

  /** Learns from one line of the answer to EHLO. */
  #learn(line: string): void {
    const oldStyle = /^auth=(.*)/i.exec(line)?.[1];
    if (oldStyle !== undefined) return this.#learnAuth(oldStyle);
    const feature = /^[A-Za-z0-9][A-Za-z0-9-]*/.exec(line)?.[0];
    if (feature === undefined) return;
    const name = feature.toLowerCase();
    const parameters = line.slice(feature.length).trim();
    if (name === "auth") this.#learnAuth(parameters);
    else this.features.set(name, parameters);
  }

  #learnAuth(mechanisms: string): void {
    this.features.set("auth", `${this.features.get("auth") ?? ""} ${mechanisms}`);
  }

  async #reply(): Promise<Reply> {
    const lines: Buffer[] = [];
    for (;;) {
      const line = await this.#line();
      lines.push(stripped(line.subarray(4)));
      const code = pythonInt(line.toString("latin1", 0, 3));
      if (code === null || line[3] !== HYPHEN) return [code ?? -1, joined(lines)];
    }
  }

  async #line(): Promise<Buffer> {
    const line = await this.#rawLine();
    if (line.length === 0) {
      this.close();
      throw new SMTPServerDisconnected("Connection unexpectedly closed");
    }
    if (line.length > LONGEST_LINE) {
      this.close();
      throw new SMTPResponseException(OWN_FAULT, "Line too long.");
    }
    return line;
  }

  async #rawLine(): Promise<Buffer> {
    try {
      return (await this.#conversation?.readline(LONGEST_LINE + 1)) ?? Buffer.alloc(0);
    } catch (error) {
      throw this.#lost(error, `Connection unexpectedly closed: ${str(error)}`);
    }
  }

  #lost(error: unknown, text: string): unknown {
    if (!(error instanceof OSError)) return error;
    this.close();
    return raisedWhileHandling(new SMTPServerDisconnected(text), error);
  }
}

const HYPHEN = 0x2d;

/** Errors: ValueError for a timeout that Python's sockets do not take. */
function checkTimeout(timeout: number | null): void {
  if (timeout === 0) throw new ValueError("Non-blocking socket (timeout=0) is not supported");
  if (timeout !== null && timeout < 0) throw new ValueError("Timeout value out of range");
}

function isFine(code: number): boolean {
  return code >= 200 && code <= 299;
}

function stripped(line: Buffer): Buffer {
  return Buffer.from(line.toString("latin1").replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""), "latin1");
}

function joined(lines: readonly Buffer[]): Buffer {
  return Buffer.concat(
    lines.flatMap((line, index) => (index > 0 ? [Buffer.from("\n"), line] : [line])),
  );
}
