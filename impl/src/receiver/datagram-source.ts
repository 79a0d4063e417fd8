import { createSocket, type Socket } from "node:dgram";
import { isIPv6 } from "node:net";
import { type Address, asOSError } from "../transport/address.ts";
import type { Sender } from "./options.ts";

/** Takes one datagram, which is valid only during the call. */
export type OnDatagram = (datagram: Buffer, sender: Sender) => void;

/** Where datagrams come from. */
export interface DatagramSource {
  /** Begins to listen. Where. Errors: rejects with an OSError. */
  readonly listen: () => Promise<Address>;
  readonly close: () => Promise<void>;
}

/** Datagrams over UDP. */
export class UdpSource implements DatagramSource {
  readonly #host: string;
  readonly #port: number;
  readonly #socket: Socket;
  #isClosed = false;

  constructor(host: string, port: number, onDatagram: OnDatagram) {
    this.#host = host;
    this.#port = port;
    this.#socket = createSocket(isIPv6(host) ? "udp6" : "udp4");
    this.#socket.on("error", () => {}); // UDP has no errors that a receiver could do something about
    this.#socket.on("message", (datagram, from) => onDatagram(datagram, [from.address, from.port]));
  }

  async listen(): Promise<Address> {
    await new Promise<void>((resolve, reject) => {
      this.#socket.once("error", (error) => reject(asOSError(error)));
      this.#socket.bind(this.#port, this.#host, () => resolve());
    });
    const { address, port } = this.#socket.address();
    return [address, port];
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await new Promise<void>((resolve) => {
      this.#socket.close(() => resolve());
    });
  }
}
