import { createSocket, type Socket } from "node:dgram";
import { gaierror, OSError } from "../python/exceptions.ts";
import { type Address, asOSError, directRoute, type Route, routes } from "./address.ts";
import { namedSocket, refuseText, type SocketLike } from "./socket-like.ts";

/** Longest datagram by IP version, in bytes: what the 16 bits of its length leave beside the headers. */
const LONGEST: Readonly<Record<number, number>> = { 4: 65_507, 6: 65_527 };
const EBADF = 9;
const EMSGSIZE = 90;
const EDESTADDRREQ = 89;
const EAI_ADDRFAMILY = -9;

/**
 * A UDP socket that sends before `sendto` returns, as Python's does.
 *
 * Node resolves even an address that needs no resolving on a later turn. A `lookup` that answers at
 * once makes both the binding and the sending synchronous system calls.
 */
export class DatagramSocket implements SocketLike {
  static {
    namedSocket(DatagramSocket);
  }

  readonly #family: number;
  readonly #socket: Socket;
  #isClosed = false;

  /** Units: `family` is 4 or 6. */
  constructor(family: number) {
    this.#family = family;
    this.#socket = createSocket({
      type: family === 4 ? "udp4" : "udp6",
      lookup: (host, _options, callback) => {
        callback(null, host || (family === 4 ? "0.0.0.0" : "::"), family);
      },
    });
    this.#socket.on("error", () => undefined);
    this.#socket.unref();
    this.#socket.bind(0);
  }

  /**
   * Sends one datagram: at once to an address or to `localhost`, and after resolving to another host.
   *
   * Errors: an OSError; one that Node tells later only, such as an unreachable network, is lost as
   * the datagram is.
   */
  sendto(data: Uint8Array, address: Address): void | Promise<void> {
    refuseText(data);
    const [host, port] = typeof address === "string" ? [address, 0] : address;
    const route = directRoute(host);
    if (route !== undefined) return this.#send(data, route, port);
    return this.#resolveAndSend(data, host, port);
  }

  /** Fails: a socket for datagrams is connected to nobody. */
  sendall(_data: Uint8Array): void {
    throw new OSError(EDESTADDRREQ, "Destination address required");
  }

  close(): void {
    if (!this.#isClosed) this.#socket.close();
    this.#isClosed = true;
  }

  async #resolveAndSend(data: Uint8Array, host: string, port: number): Promise<void> {
    const found = await routes(host);
    const route = found.find(({ family }) => family === this.#family) ?? found[0];
    if (route !== undefined) this.#send(data, route, port);
  }

  #send(data: Uint8Array, { ip, family }: Route, port: number): void {
    if (family !== this.#family) {
      throw new gaierror(EAI_ADDRFAMILY, "Address family for hostname not supported");
    }
    if (this.#isClosed) throw new OSError(EBADF, "Bad file descriptor");
    if (data.length > (LONGEST[family] ?? 0)) throw new OSError(EMSGSIZE, "Message too long");
    try {
      this.#socket.send(data, port, ip, () => undefined);
    } catch (error) {
      throw asOSError(error);
    }
  }
}
