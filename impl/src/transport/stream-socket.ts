import type { Socket } from "node:net";
import { BrokenPipeError } from "../python/exceptions.ts";
import { type Address, asOSError } from "./address.ts";
import { closedError } from "./closed-socket.ts";
import { deferred } from "./deferred.ts";
import { notHoldingUp } from "./hold-ups.ts";
import { openSocket, within } from "./open-socket.ts";
import { namedSocket, refuseText, type SocketLike } from "./socket-like.ts";

const EPIPE = 32;

/**
 * A connection over TCP or a Unix socket that behaves as Python's blocking sockets do.
 *
 * What the peer does is noticed by the next `sendall` and not before: the end of its sending is no
 * reason to stop ours, and a reset costs the record that meets it.
 */
export class StreamSocket implements SocketLike {
  static {
    namedSocket(StreamSocket);
  }

  readonly #socket: Socket;
  readonly #timeout: number;
  #isBroken = false;
  #isClosed = false;

  constructor(socket: Socket, timeout: number) {
    this.#socket = socket;
    this.#timeout = timeout;
  }

  /**
   * Hands all of `data` to the kernel. Returns at once where the kernel takes it at once.
   *
   * Errors: an OSError, thrown or as rejection: what broke the connection once, and from then on
   * BrokenPipeError; `TimeoutError` if the peer does not take the data in time.
   */
  sendall(data: Uint8Array): void | Promise<void> {
    refuseText(data);
    if (this.#isClosed) throw closedError();
    const socket = this.#socket;
    if (socket.errored) throw this.#broken(socket.errored);
    const written = deferred<void>();
    socket.write(data, (error) => {
      if (error) written.reject(this.#broken(error));
      else written.resolve();
    });
    if (socket.errored) {
      written.promise.catch(() => undefined); // told here, and not once more by the promise
      throw this.#broken(socket.errored);
    }
    if (socket.writableLength === 0) return;
    return this.#inTime(written.promise);
  }

  /** As on any connection, the address says nothing. */
  sendto(data: Uint8Array, _address: Address): void | Promise<void> {
    return this.sendall(data);
  }

  /** Ends the connection. What the kernel has taken still reaches the peer. */
  close(): void {
    this.#isClosed = true;
    this.#socket.end(() => this.#socket.destroy());
  }

  /** The kernel tells once what happened to a connection; then it is just broken. */
  #broken(error: Error): unknown {
    const wasBroken = this.#isBroken;
    this.#isBroken = true;
    return wasBroken ? new BrokenPipeError(EPIPE, "Broken pipe") : asOSError(error);
  }

  async #inTime(writing: Promise<void>): Promise<void> {
    const giveUp = (): void => void this.#socket.destroy();
    await notHoldingUp(within(this.#timeout, writing, giveUp), giveUp);
  }
}

/**
 * Connects, to the first of the host's addresses that answers.
 *
 * Units: `timeout` in seconds, for each address. Errors: the last address's OSError.
 */
export async function connect(address: Address, timeout: number): Promise<StreamSocket> {
  return new StreamSocket(await openSocket(address, timeout), timeout);
}
