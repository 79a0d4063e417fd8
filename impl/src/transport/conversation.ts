import { isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { type Address, asOSError } from "./address.ts";
import { deferred } from "./deferred.ts";
import { openSocket, within } from "./open-socket.ts";
import { asSSLError } from "./ssl-error.ts";
import type { TlsContext } from "./tls-context.ts";

const LINE_FEED = 10;

/**
 * A connection on which both sides talk in turns, as Python's blocking sockets do it: every operation
 * waits for its end, at most `timeout` seconds, and fails with Python's errors.
 */
export class Conversation {
  readonly #timeout: number | null;
  #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  /** Whom the certificate has to name; undefined without TLS. */
  #securedFor: string | undefined;

  private constructor(socket: Socket, timeout: number | null) {
    this.#socket = socket;
    this.#timeout = timeout;
  }

  /** Connects. Units: `timeout` in seconds; null for none. Errors: rejects with an OSError. */
  static async open(address: Address, timeout: number | null): Promise<Conversation> {
    return new Conversation(await openSocket(address, timeout), timeout);
  }

  /**
   * Goes on in TLS, with `host` as the name that the peer's certificate has to bear. What came before
   * and was not read is forgotten.
   *
   * Errors: rejects with an OSError, SSLError among them.
   */
  async secure(host: string, context: TlsContext): Promise<void> {
    this.#received = Buffer.alloc(0);
    this.#securedFor = host;
    const name = isIP(host) === 0 ? { servername: host } : {}; // TLS knows no addresses as names
    const plain = this.#socket;
    const socket = connectTls({ ...name, host, ...context, socket: plain });
    this.#socket = socket;
    const secured = deferred<void>();
    socket.on("error", (error) => secured.reject(this.#asPython(error)));
    socket.once("secureConnect", () => secured.resolve());
    await this.#inTime("handshake operation", secured.promise);
  }

  /** Hands all of `data` to the kernel. Errors: rejects with an OSError. */
  async sendall(data: Uint8Array): Promise<void> {
    const socket = this.#socket;
    if (socket.errored) throw this.#asPython(socket.errored);
    const written = deferred<void>();
    socket.write(data, (error) => {
      if (error) written.reject(this.#asPython(error));
      else written.resolve();
    });
    await this.#inTime("write operation", written.promise);
  }

  /**
   * The next line with its end, or as much of it as `limit` bytes; empty when the peer is through.
   *
   * Errors: rejects with an OSError.
   */
  async readline(limit: number): Promise<Buffer> {
    for (;;) {
      const end = this.#received.indexOf(LINE_FEED) + 1;
      if (end > 0 && end <= limit) return this.#take(end);
      if (this.#received.length >= limit) return this.#take(limit);
      const isMore = await this.#inTime("read operation", this.#readSome());
      if (!isMore) return this.#take(this.#received.length);
    }
  }

  /** Ends the connection. What the kernel has taken still reaches the peer. */
  close(): void {
    const socket = this.#socket;
    socket.end(() => socket.destroy());
  }

  #take(length: number): Buffer {
    const taken = this.#received.subarray(0, length);
    this.#received = this.#received.subarray(length);
    return taken;
  }

  /** Whether the peer sent anything more. */
  async #readSome(): Promise<boolean> {
    const socket = this.#socket;
    for (;;) {
      const chunk: Buffer | null = socket.read();
      if (chunk !== null) {
        this.#received = Buffer.concat([this.#received, chunk]);
        return true;
      }
      if (socket.errored) throw this.#asPython(socket.errored);
      if (socket.readableEnded || socket.destroyed) return false;
      await news(socket);
    }
  }

  async #inTime<T>(operation: string, action: Promise<T>): Promise<T> {
    const late = this.#securedFor === undefined ? "timed out" : `The ${operation} timed out`;
    return within(this.#timeout, action, () => this.#socket.destroy(), late);
  }

  #asPython(error: Error): unknown {
    const host = this.#securedFor;
    const found = host === undefined ? undefined : asSSLError(error, host, isIP(host) !== 0);
    return found ?? asOSError(error);
  }
}

/** Settles when something has changed on the reading side. */
async function news(socket: Socket): Promise<void> {
  const events = ["readable", "end", "error", "close"];
  await new Promise<void>((resolve) => {
    const wake = (): void => {
      for (const event of events) socket.off(event, wake);
      resolve();
    };
    for (const event of events) socket.on(event, wake);
  });
}
