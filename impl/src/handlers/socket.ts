import { time } from "../core/clock.ts";
import { checkOptions } from "../core/options.ts";
import type { LogRecord } from "../core/record/record.ts";
import { recordDict } from "../core/record/record-dict.ts";
import { raisedWhileHandling } from "../python/exceptions/context.ts";
import { AttributeError, OSError } from "../python/exceptions.ts";
import { dumpsFrame, logRecordFacts } from "../python/pickle.ts";
import { type Address, hostAndPort } from "../transport/address.ts";
import { andThen, handling, type MaybeLater, rescued } from "../transport/and-then.ts";
import type { Job } from "../transport/job.ts";
import type { SocketLike } from "../transport/socket-like.ts";
import { connect } from "../transport/stream-socket.ts";
import { OutboxHandler, type OutboxOptions } from "./outbox-handler.ts";

/** Options of {@link SocketHandler}; Python's has none. */
export type SocketHandlerOptions = OutboxOptions;

/**
 * Sends records as pickles, each behind its length, to a Python log server over TCP or a Unix socket.
 *
 * The connection is made with the first record. When sending fails, the record is lost, and the next
 * one connects anew; when connecting fails, records are lost without a try until `retryTime`, which
 * moves off by `retryStart` seconds first and by `retryFactor` times as much after each failure, up
 * to `retryMax`.
 *
 * Source: CPython 3.15, `logging.handlers.SocketHandler`.
 */
export class SocketHandler extends OutboxHandler {
  /** Host name or address; path of a Unix socket where `port` is null. */
  host: string;
  /** TCP port; null for a Unix socket. */
  port: number | null;
  /** What the handler connects to: `[host, port]`, or the path. */
  address: Address;
  /** The connection; null before the first record and after a failure. */
  sock: SocketLike | null = null;
  /** Whether an error that `handleError` is told of also ends the connection. */
  closeOnError = false;
  /** When the next try to connect may be, in seconds since 1970; null for at once. */
  retryTime: number | null = null;
  /** Seconds from the first failure to connect to the next try. */
  retryStart = 1.0;
  /** Longest time between two tries, in seconds. */
  retryMax = 30.0;
  /** How much longer each wait is than the one before. */
  retryFactor = 2.0;
  /** Seconds of the current wait; undefined before the first failure, as Python's is missing. */
  declare retryPeriod?: number;

  constructor(host: string, port: number | null, options: SocketHandlerOptions = {}) {
    checkOptions("SocketHandler", options);
    super(options);
    this.host = host;
    this.port = port;
    this.address = port === null ? host : hostAndPort(host, port);
  }

  /** Connects. Units: `timeout` in seconds. Errors: throws, or rejects with, an OSError. */
  makeSocket(timeout = 1): SocketLike | Promise<SocketLike> {
    return connect(this.address, timeout);
  }

  /** Tries to connect, unless a failure is too recent; says nothing when it fails. */
  createSocket(): MaybeLater {
    const now = time();
    if (this.retryTime !== null && !(now >= this.retryTime)) return; // a time that is nan never comes
    try {
      const sock = this.makeSocket();
      if (!(sock instanceof Promise)) return this.#connected(sock);
      return sock.then(
        (made) => this.#connected(made),
        (error: unknown) => this.#refused(error, now),
      );
    } catch (error) {
      this.#refused(error, now);
    }
  }

  /** Sends bytes when their turn comes, connecting first where there is no connection. */
  send(s: Uint8Array): void {
    this.enqueue(
      s.length,
      () => this.deliver(s),
      () => this.job(s),
    );
  }

  /**
   * The record as Python's receiver expects it: a pickled dict behind its length in four bytes.
   *
   * `args` and `exc_info` go into `msg` and `exc_text` first, as text: what they hold may mean nothing
   * on the other side.
   */
  makePickle(record: LogRecord): Uint8Array {
    if (record.exc_info) this.format(record); // puts the traceback into exc_text
    const attributes: Record<string, unknown> = recordDict(record);
    attributes["msg"] = record.getMessage();
    attributes["args"] = null;
    attributes["exc_info"] = null;
    delete attributes["message"]; // what msg has become
    return dumpsFrame(attributes, { facts: logRecordFacts });
  }

  /** Reports the error as every handler does; with `closeOnError`, ends the connection instead. */
  override handleError(record: LogRecord, error?: unknown): void {
    if (this.closeOnError && this.sock) this.#dropSocket();
    else super.handleError(record, error);
  }

  override emit(record: LogRecord): void {
    this.emitting(record, () => this.send(this.makePickle(record)));
  }

  /** What sending does when its turn has come. */
  protected deliver(s: Uint8Array): MaybeLater {
    return andThen(this.sock ? undefined : this.createSocket(), () => this.transmit(s));
  }

  /** What is left to do when the process ends; nothing for sockets of another kind. */
  protected job(data: Uint8Array): Job | null {
    const isOwn = this.makeSocket === SocketHandler.prototype.makeSocket;
    return isOwn ? { kind: "stream", address: this.address, data } : null;
  }

  /** Sends over the connection, if there is one; a failure ends it, and the record is lost. */
  protected transmit(s: Uint8Array): MaybeLater {
    return rescued(
      () => this.sock?.sendall(s),
      (error) => this.#lose(error),
    );
  }

  /** What fails to be sent is lost without a word, unless a program that set `retryTime` forgot the wait. */
  protected override reportsLater(): boolean {
    return this.retryTime !== null && this.retryPeriod === undefined;
  }

  protected override closeSocket(): void {
    const { sock } = this;
    this.sock = null;
    sock?.close();
  }

  #connected(sock: SocketLike): void {
    this.sock = sock;
    this.retryTime = null;
  }

  #refused(error: unknown, now: number): void {
    if (!(error instanceof OSError)) throw error;
    this.retryPeriod = this.retryTime === null ? this.retryStart : this.#longerPeriod(error);
    this.retryTime = now + this.retryPeriod;
  }

  #longerPeriod(error: OSError): number {
    if (this.retryPeriod === undefined) {
      const text = `'${this.constructor.name}' object has no attribute 'retryPeriod'`;
      throw raisedWhileHandling(new AttributeError(text), error);
    }
    const period = this.retryPeriod * this.retryFactor;
    return period > this.retryMax ? this.retryMax : period;
  }

  #lose(error: unknown): MaybeLater {
    if (!(error instanceof OSError)) throw error;
    return handling(error, () => this.#dropSocket());
  }
  /** As `closeSocket`, but a socket that cannot be closed is kept. */
  #dropSocket(): void {
    this.sock?.close();
    this.sock = null;
  }
}
