import { checkOptions } from "../core/options.ts";
import { AttributeError } from "../python/exceptions.ts";
import type { MaybeLater } from "../transport/and-then.ts";
import { DatagramSocket } from "../transport/datagram-socket.ts";
import type { Job } from "../transport/job.ts";
import type { SocketLike } from "../transport/socket-like.ts";
import { UnixDatagramSocket } from "../transport/unix-datagram.ts";
import { SocketHandler, type SocketHandlerOptions } from "./socket.ts";

/**
 * Sends records as pickles, a datagram each, to a Python log server over UDP or a Unix socket.
 *
 * Over UDP the datagram is in the kernel when `emit` returns, unless the host has to be resolved.
 * A record too long for a datagram is reported by `handleError`.
 *
 * Source: CPython 3.15, `logging.handlers.DatagramHandler`.
 */
export class DatagramHandler extends SocketHandler {
  constructor(host: string, port: number | null, options: SocketHandlerOptions = {}) {
    checkOptions("DatagramHandler", options);
    super(host, port, options);
  }

  /** Makes the socket: UDP over IPv4, as in Python, or one for Unix datagrams where `port` is null. */
  override makeSocket(): SocketLike | Promise<SocketLike> {
    return this.port === null ? new UnixDatagramSocket() : new DatagramSocket(4);
  }

  protected override job(data: Uint8Array): Job | null {
    const isOwn = this.makeSocket === DatagramHandler.prototype.makeSocket;
    return isOwn ? { kind: "datagram", address: this.address, data } : null;
  }

  protected override transmit(s: Uint8Array): MaybeLater {
    const { sock } = this;
    if (sock) return sock.sendto(s, this.address);
    // No socket could be made; Python finds out by using None.
    throw new AttributeError("'NoneType' object has no attribute 'sendto'");
  }
}
