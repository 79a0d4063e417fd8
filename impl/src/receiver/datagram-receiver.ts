import type { Address } from "../transport/address.ts";
import { type DatagramSource, type OnDatagram, UdpSource } from "./datagram-source.ts";
import { FrameReader, FrameTooLongError } from "./frame-reader.ts";
import type { ReceiverOptions, Sender } from "./options.ts";
import { Rate } from "./rate.ts";
import { Receiver } from "./receiver.ts";
import { UnixDatagramSource } from "./unix-datagram-source.ts";

/**
 * Takes the records that Python's `DatagramHandler`, or ours, sends over UDP or to a Unix socket, a
 * datagram each, and hands them to the loggers that they name.
 *
 * Node has no Unix sockets for datagrams: these need the optional package `koffi`.
 *
 * What is said of {@link SocketReceiver} is true of this one. Datagrams that come faster than they are taken
 * are lost, some of them in the kernel, where nobody counts them.
 */
export class DatagramReceiver extends Receiver {
  /** Address to listen on; path of a Unix socket where `port` is null. */
  readonly host: string;
  /** UDP port, 0 for any that is free; null for a Unix socket. */
  readonly port: number | null;
  readonly #source: DatagramSource;
  readonly #rate: Rate;

  constructor(host: string, port: number | null, options: ReceiverOptions = {}) {
    super(options);
    this.host = host;
    this.port = port;
    this.#rate = new Rate(this.settings.recordsPerSecond);
    const onDatagram: OnDatagram = (datagram, sender) => this.#take(datagram, sender);
    this.#source =
      port === null
        ? new UnixDatagramSource(host, onDatagram)
        : new UdpSource(host, port, onDatagram);
  }

  /** Begins to listen. Where, as `[host, port]` or path. Errors: rejects with an OSError. */
  async listen(): Promise<Address> {
    return this.#source.listen();
  }

  override async close(): Promise<void> {
    await this.#source.close();
    this.endRecords();
  }

  /** A datagram is a frame, from its first byte to its last. */
  #take(datagram: Buffer, sender: Sender): void {
    this.tally.bytes += datagram.length;
    if (this.fullQueue !== undefined || this.#rate.take() > 0) {
      this.tally.dropped++;
      return;
    }
    try {
      const reader = new FrameReader(this.settings.maxFrameBytes);
      reader.push(datagram);
      const pickle = reader.next();
      if (pickle !== undefined) this.take(pickle, sender);
      else this.tally.truncated++;
    } catch (error) {
      if (!(error instanceof FrameTooLongError)) throw error;
      this.tally.oversized++;
      this.report(error, sender);
    }
  }
}
