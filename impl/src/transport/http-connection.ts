import { lookup } from "../python/codecs.ts";
import { ConnectionError, OSError, RuntimeError, ValueError } from "../python/exceptions.ts";
import { encodeHost } from "../python/idna/encode.ts";
import { repr } from "../python/repr.ts";
import { Conversation } from "./conversation.ts";
import { CannotSendHeader, CannotSendRequest, ResponseNotReady } from "./http-errors.ts";
import {
  type HostAndPort,
  hostHeader,
  netlocOf,
  refuseControls,
  splitHost,
  withoutZone,
} from "./http-host.ts";
import { type HTTPResponse, readResponse, readStatus, skipHeaders } from "./http-response.ts";
import type { TlsContext } from "./tls-context.ts";

const HTTP_PORT = 80;
const HTTPS_PORT = 443;

/** Whose turn it is. */
type State = "Idle" | "Request-started" | "Request-sent";

/**
 * A connection to a web server, made with the first request, on which the bytes of a request are
 * those of CPython.
 *
 * What Python's methods do before they touch the network is done at once here, the rest when the
 * promise settles.
 *
 * Errors: InvalidURL for a host that is none. Source: CPython 3.15, `http.client.HTTPConnection`.
 */
export class HTTPConnection {
  /** Host name or address, without brackets. */
  readonly host: string;
  /** TCP port. */
  readonly port: number;
  /** Longest time that each step may take, in seconds; null for no limit, as Python has none. */
  timeout: number | null = null;
  readonly #defaultPort: number;
  #conversation: Conversation | null = null;
  #state: State = "Idle";
  #lines: Uint8Array[] = [];
  #tunnel: HostAndPort | null = null;
  #tunnelHeaders: ReadonlyMap<string, string> = new Map();

  /** `host` may hold a port: `example.org:8080`, `[::1]:8080`. */
  constructor(host: string, defaultPort: number = HTTP_PORT) {
    const { host: name, port } = splitHost(host, defaultPort);
    this.host = name;
    this.port = port;
    this.#defaultPort = defaultPort;
  }

  /** Reaches `host` through this server, a proxy. `headers` go to the proxy, with a Host of their own. */
  set_tunnel(host: string, port: number | null = null, headers: Record<string, string> = {}): void {
    if (this.#conversation !== null) {
      throw new RuntimeError("Can't set up tunnel for established connection");
    }
    const given = port === null ? splitHost(host, this.#defaultPort) : { host, port };
    const all = new Map(Object.entries(headers));
    const hasHost = [...all.keys()].some((name) => name.toLowerCase() === "host");
    if (!hasHost) all.set("Host", `${encodeHost(given.host)}:${given.port}`);
    this.#tunnel = given;
    this.#tunnelHeaders = all;
  }

  /** Begins a request. Errors: InvalidURL, UnicodeEncodeError, CannotSendRequest, ValueError. */
  putrequest(method: string, url: string): void {
    if (this.#state !== "Idle") throw new CannotSendRequest(this.#state);
    this.#state = "Request-started";
    refuseControlsInMethod(method);
    const path = url || "/";
    refuseControls(path);
    this.#lines.push(lookup("ascii").encode(`${method} ${path} HTTP/1.1`));
    this.putheader("Host", this.#hostFor(path));
    this.putheader("Accept-Encoding", "identity");
  }

  /** Adds a header. Errors: CannotSendHeader; ValueError, UnicodeEncodeError for what is none. */
  putheader(header: string, value: string): void {
    if (this.#state !== "Request-started") throw new CannotSendHeader();
    this.#lines.push(headerLine(header, value));
  }

  /** Sends the request as far as it goes without a body. Errors: rejects with an OSError. */
  async endheaders(): Promise<void> {
    if (this.#state !== "Request-started") throw new CannotSendHeader();
    this.#state = "Request-sent";
    const head = this.#lines.flatMap((line) => [line, CRLF]);
    this.#lines = [];
    await this.send(Buffer.concat([...head, CRLF]));
  }

  /** Sends bytes, connecting first where there is no connection. Errors: rejects with an OSError. */
  async send(data: Uint8Array): Promise<void> {
    const conversation = this.#conversation ?? (await this.#connect());
    await conversation.sendall(data);
  }

  /**
   * Waits for the head of the answer.
   *
   * Errors: rejects with an OSError, or with one of `http-errors.ts`.
   */
  async getresponse(): Promise<HTTPResponse> {
    const conversation = this.#conversation;
    if (this.#state !== "Request-sent" || conversation === null) {
      throw new ResponseNotReady(this.#state);
    }
    try {
      const response = await readResponse(conversation);
      this.#state = "Idle";
      return response;
    } catch (error) {
      if (error instanceof ConnectionError) this.close();
      throw error;
    }
  }

  /** Ends the connection; the next request makes a new one. */
  close(): void {
    this.#state = "Idle";
    const conversation = this.#conversation;
    this.#conversation = null;
    conversation?.close();
  }

  /** Whom a certificate has to name. */
  protected get peer(): string {
    return (this.#tunnel ?? this).host;
  }

  /** What is done on a new connection before anything is sent. */
  protected async prepare(_conversation: Conversation): Promise<void> {}

  async #connect(): Promise<Conversation> {
    const { host, port, timeout } = this;
    const conversation = await Conversation.open([host, port], timeout);
    this.#conversation = conversation;
    if (this.#tunnel !== null) await this.#dig(conversation, this.#tunnel);
    await this.prepare(conversation);
    return conversation;
  }

  async #dig(conversation: Conversation, { host, port }: HostAndPort): Promise<void> {
    const name = host.includes(":") ? `[${host}]` : host;
    const lines = [
      Buffer.from(`CONNECT ${encodeHost(name)}:${port} HTTP/1.1`, "latin1"),
      ...Array.from(this.#tunnelHeaders, ([header, value]) => headerLine(header, value)),
      Buffer.alloc(0),
    ];
    await conversation.sendall(Buffer.concat(lines.flatMap((line) => [line, CRLF])));
    const { status, reason } = await readStatus(conversation);
    await skipHeaders(conversation);
    if (status === OK) return;
    this.close();
    throw new OSError(`Tunnel connection failed: ${status} ${reason}`);
  }

  #hostFor(url: string): string {
    const netloc = url.startsWith("http") ? netlocOf(url) : "";
    return netloc === ""
      ? hostHeader(this.#tunnel ?? this, this.#defaultPort)
      : withoutZone(netloc);
  }
}

/**
 * As {@link HTTPConnection}, in TLS. The server's certificate has to be that of the host.
 *
 * Source: CPython 3.15, `http.client.HTTPSConnection`.
 */
export class HTTPSConnection extends HTTPConnection {
  readonly #context: TlsContext;

  /** Without a `context` Node's authorities are trusted. */
  constructor(host: string, context: TlsContext | null) {
    super(host, HTTPS_PORT);
    this.#context = context ?? { ALPNProtocols: ["http/1.1"] };
  }

  protected override async prepare(conversation: Conversation): Promise<void> {
    await conversation.secure(this.peer, this.#context);
  }
}

const OK = 200;
const CRLF = Buffer.from("\r\n");

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\0-\x1f]/;

function refuseControlsInMethod(method: string): void {
  const found = CONTROL.exec(method)?.[0];
  if (found === undefined) return;
  throw new ValueError(
    `method can't contain control characters. ${repr(method)} (found at least ${repr(found)})`,
  );
}

function headerLine(header: string, value: string): Uint8Array {
  const name = lookup("ascii").encode(header);
  if (!/^[^:\s][^:\r\n]*$/.test(header)) throw new ValueError(`Invalid header name ${repr(name)}`);
  const bytes = lookup("latin-1").encode(value);
  if (/\n(?![ \t])|\r(?![ \t\n])/.test(value)) {
    throw new ValueError(`Invalid header value ${repr(bytes)}`);
  }
  return Buffer.concat([name, Buffer.from(": "), bytes]);
}
