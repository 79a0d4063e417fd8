import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { fromSystemError } from "../python/exceptions.ts";
import { encodeHost } from "../python/idna/encode.ts";
import { tuple } from "../python/values.ts";

/** A host and a port, as Python's `AF_INET` and `AF_INET6` have them, or the path of a Unix socket. */
export type Address = readonly [host: string, port: number] | string;

/** Host and port as Python has them: in a tuple. */
export function hostAndPort(host: string, port: number): Address;
export function hostAndPort(...parts: [string, number]): unknown {
  return tuple(parts);
}

/** One way to reach a host. */
export interface Route {
  /** IPv4 or IPv6 address. */
  readonly ip: string;
  /** 4 or 6. */
  readonly family: number;
}

/** The route to a host that needs no name service; undefined for any other host. */
export function directRoute(host: string): Route | undefined {
  if (host === "localhost" || host === "") return { ip: "127.0.0.1", family: 4 };
  const family = isIP(host);
  return family === 0 ? undefined : { ip: host, family };
}

/**
 * All routes to a host, in the order in which Python's `getaddrinfo` gives them.
 *
 * Errors: `gaierror`, UnicodeEncodeError for what no host has in its name.
 */
export async function routes(host: string): Promise<Route[]> {
  const family = isIP(host);
  if (family !== 0) return [{ ip: host, family }];
  const name = encodeHost(host);
  try {
    const found = await lookup(name, { all: true, order: "verbatim" });
    return found.map(({ address, family: kind }) => ({ ip: address, family: kind }));
  } catch (error) {
    throw asOSError(error);
  }
}

/** The OSError that Python raises for an error of Node's sockets. */
export function asOSError(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  return fromSystemError({ code: String(error.code), message: error.message });
}
