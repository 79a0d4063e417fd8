import type { Socket } from "node:net";
import { performance } from "node:perf_hooks";
import { type FrameReader, FrameTooLongError } from "./frame-reader.ts";
import type { Rate } from "./rate.ts";
import type { RecordQueue } from "./record-queue.ts";

/** What a connection needs from the receiver it belongs to. */
export interface ConnectionHost {
  /** Takes a pickle; false ends the connection. */
  readonly take: (pickle: Buffer) => boolean;
  /** Told of a frame that was too long; the connection is at its end. */
  readonly oversized: (error: FrameTooLongError) => void;
  /** Told how many bytes more, or less, of a frame that is not complete are kept. */
  readonly kept: (change: number) => void;
  /** The queue to wait for, where it is full. */
  readonly fullQueue: () => RecordQueue | undefined;
}

/** One sender over a stream: it is read no faster than its records may be handed on. */
export class Connection {
  readonly #socket: Socket;
  readonly #reader: FrameReader;
  readonly #rate: Rate;
  readonly #host: ConnectionHost;
  #mayTake = false;
  /** When the frame that is not complete was begun. */
  #begun: number | undefined;
  #keptBytes = 0;

  constructor(socket: Socket, reader: FrameReader, rate: Rate, host: ConnectionHost) {
    this.#socket = socket;
    this.#reader = reader;
    this.#rate = rate;
    this.#host = host;
    socket.on("data", (chunk: Buffer) => {
      reader.push(chunk);
      this.#readOn();
    });
  }

  /** Bytes received. */
  get bytes(): number {
    return this.#socket.bytesRead;
  }

  /** Whether a frame was begun and not completed. */
  get isAmidFrame(): boolean {
    return this.#reader.isAmidFrame;
  }

  /** Since when the sender has had to complete a frame, in milliseconds; Infinity where it has none to complete. */
  get waitsSince(): number {
    return this.#begun ?? Number.POSITIVE_INFINITY;
  }

  /** Ends the connection at once. */
  end(): void {
    this.#begun = undefined;
    this.#tellKept();
    this.#socket.destroy();
  }

  /** Hands on every complete frame, until there is a reason to wait. */
  #readOn(): void {
    try {
      while (!this.#socket.destroyed && this.#isFree()) {
        const pickle = this.#reader.next();
        if (pickle === undefined) return this.#wantMore();
        this.#mayTake = false;
        this.#begun = undefined;
        if (!this.#host.take(pickle)) this.end();
      }
    } catch (error) {
      if (!(error instanceof FrameTooLongError)) throw error;
      this.#host.oversized(error);
      this.end();
    }
  }

  #wantMore(): void {
    if (this.#reader.isAmidFrame) this.#begun ??= performance.now();
    if (this.#socket.isPaused()) this.#socket.resume();
    this.#tellKept();
  }

  #tellKept(): void {
    const kept = this.#begun === undefined ? 0 : this.#reader.heldBytes;
    const change = kept - this.#keptBytes;
    this.#keptBytes = kept;
    if (change !== 0) this.#host.kept(change);
  }

  /** Whether the next record may be taken now. If not, the reading goes on when it may. */
  #isFree(): boolean {
    const queue = this.#host.fullQueue();
    if (queue !== undefined) {
      this.#pause();
      queue.whenRoom(() => this.#readOn());
      return false;
    }
    const wait = this.#mayTake ? 0 : this.#rate.take();
    if (wait === 0) {
      this.#mayTake = true;
      return true;
    }
    this.#pause();
    setTimeout(() => this.#readOn(), wait).unref();
    return false;
  }

  /** The time while we do not read is not the sender's, and what is kept then is no more than was read at once. */
  #pause(): void {
    this.#begun = undefined;
    this.#tellKept();
    this.#socket.pause();
  }
}
