import { truth } from "../python/truth.ts";
import { HTTPConnection, HTTPSConnection } from "./http-connection.ts";
import type { TlsContext } from "./tls-context.ts";

/** What is asked of a connection to a web server; names and meaning are those of Python's `http.client`. */
export interface HTTPConnectionLike {
  putrequest(method: string, url: string): unknown;
  putheader(header: string, value: string): unknown;
  endheaders(): unknown;
  send(data: Uint8Array): unknown;
  getresponse(): unknown;
}

/** A request before it has a connection. */
export interface WebRequest {
  readonly method: string;
  readonly url: string;
  /** The form of a POST. */
  readonly body: Uint8Array | null;
  /** What Authorization says; null without credentials. Asked for when its turn has come, as in Python. */
  readonly authorization: () => string | null;
}

/** Where a web server is, and how to talk to it. */
export interface WebServer {
  readonly host: string;
  readonly secure: unknown;
  readonly context: TlsContext | null;
  /** In seconds; null for none. */
  readonly timeout: number | null;
}

/** A connection that is made with its first request. */
export function connectionTo({ host, secure, context, timeout }: WebServer): HTTPConnection {
  const connection = truth(secure) ? new HTTPSConnection(host, context) : new HTTPConnection(host);
  connection.timeout = timeout;
  return connection;
}

/**
 * Sends a request and waits for the answer; `handedOver` is called in between, when the request is
 * on its way.
 *
 * Errors: rejects with what any of the steps had.
 */
export async function deliverRequest(
  connection: HTTPConnectionLike,
  request: WebRequest,
  handedOver: () => void = () => undefined,
): Promise<void> {
  const { method, url, body, authorization } = request;
  try {
    connection.putrequest(method, url);
    if (body !== null) {
      connection.putheader("Content-type", "application/x-www-form-urlencoded");
      connection.putheader("Content-length", String(body.length));
    }
    const proof = authorization();
    if (proof !== null) connection.putheader("Authorization", proof);
    await connection.endheaders();
    if (body !== null) await connection.send(body);
    handedOver();
    await connection.getresponse();
  } finally {
    if (connection instanceof HTTPConnection) connection.close();
  }
}
