import { rmSync } from "node:fs";
import { ConnectionRefusedError, OSError } from "../python/exceptions.ts";
import type { Address } from "../transport/address.ts";
import { type Libc, lastError, libc } from "../transport/libc.ts";
import { AF_UNIX, MSG_DONTWAIT, SOCK_DGRAM, unixAddress } from "../transport/unix-datagram.ts";
import type { DatagramSource, OnDatagram } from "./datagram-source.ts";

/** Node cannot be told when something arrives, so somebody has to look: often while there is traffic. */
const SHORTEST_WAIT_MS = 1;
const LONGEST_WAIT_MS = 20;
/** The kernel takes no longer ones by default. */
const LONGEST_DATAGRAM = 256 * 1024;
/** Datagrams taken at once, so that others have their turn. */
const MOST_AT_ONCE = 200;
const EADDRINUSE = 98;

/**
 * Datagrams over a Unix socket, by the optional package `koffi`.
 *
 * Looks for them every millisecond while they come and every 20 ms when none do.
 */
export class UnixDatagramSource implements DatagramSource {
  readonly #path: string;
  readonly #onDatagram: OnDatagram;
  readonly #space = Buffer.alloc(LONGEST_DATAGRAM);
  #libc: Libc | undefined;
  #fd = -1;
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string, onDatagram: OnDatagram) {
    this.#path = path;
    this.#onDatagram = onDatagram;
  }

  /** Errors: an OSError that tells what to install, where `koffi` is missing. */
  async listen(): Promise<Address> {
    this.#libc = libc();
    this.#fd = bound(this.#libc, this.#path);
    this.#lookAgain(SHORTEST_WAIT_MS);
    return this.#path;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#fd < 0) return;
    this.#libc?.close(this.#fd);
    this.#fd = -1;
    rmSync(this.#path, { force: true });
  }

  #lookAgain(wait: number): void {
    this.#timer = setTimeout(() => {
      const came = this.#takeAll();
      if (this.#fd < 0) return; // somebody closed it when a datagram was handed on
      this.#lookAgain(came ? SHORTEST_WAIT_MS : Math.min(2 * wait, LONGEST_WAIT_MS));
    }, wait);
  }

  /** Hands on what waits. Whether there was anything. */
  #takeAll(): boolean {
    for (let count = 0; count < MOST_AT_ONCE; count++) {
      const length = this.#libc?.recv(this.#fd, this.#space, LONGEST_DATAGRAM, MSG_DONTWAIT) ?? -1;
      if (length < 0) return count > 0;
      this.#onDatagram(this.#space.subarray(0, length), null);
    }
    return true;
  }
}

/** A socket bound to `path`; one that a process left behind is replaced. Errors: OSError. */
function bound(calls: Libc, path: string): number {
  const fd = calls.socket(AF_UNIX, SOCK_DGRAM, 0);
  if (fd < 0) throw lastError(calls);
  const address = unixAddress(path);
  if (calls.bind(fd, address, address.length) >= 0) return fd;
  const error = lastError(calls);
  if (error.errno === EADDRINUSE && isAbandoned(calls, address)) {
    rmSync(path);
    if (calls.bind(fd, address, address.length) >= 0) return fd;
  }
  calls.close(fd);
  throw new OSError(error.errno, error.strerror, path);
}

/** Whether nobody listens at an address any more. */
function isAbandoned(calls: Libc, address: Uint8Array): boolean {
  const fd = calls.socket(AF_UNIX, SOCK_DGRAM, 0);
  const isRefused =
    calls.connect(fd, address, address.length) < 0 &&
    lastError(calls) instanceof ConnectionRefusedError;
  calls.close(fd);
  return isRefused;
}
