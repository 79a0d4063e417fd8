import { checkOptions } from "../core/options.ts";
import type { LogRecord } from "../core/record/record.ts";
import { recordDict } from "../core/record/record-dict.ts";
import { lookup } from "../python/codecs.ts";
import { ValueError } from "../python/exceptions.ts";
import { percentFormat } from "../python/percent.ts";
import { truth } from "../python/truth.ts";
import { urlencode } from "../python/urlencode.ts";
import { tuple } from "../python/values.ts";
import type { HTTPConnection } from "../transport/http-connection.ts";
import {
  connectionTo,
  deliverRequest,
  type HTTPConnectionLike,
  type WebRequest,
} from "../transport/http-delivery.ts";
import type { Job } from "../transport/job.ts";
import type { TlsContext } from "../transport/tls-context.ts";
import { OutboxHandler, type OutboxOptions } from "./outbox-handler.ts";

/** Options of {@link HTTPHandler}. Names and defaults are CPython's. */
export interface HTTPHandlerOptions extends OutboxOptions {
  /** `GET` or `POST`, in any case. @defaultValue "GET" */
  readonly method?: string;
  /** Whether to use HTTPS. @defaultValue false */
  readonly secure?: boolean;
  /** `[user name, password]` for basic authentication. @defaultValue null */
  readonly credentials?: readonly [string, string] | null;
  /** How TLS is set up; only with `secure`. @defaultValue null: Node's own authorities are trusted */
  readonly context?: TlsContext | null;
  /**
   * Longest time that each step may take, in seconds. Ours.
   *
   * @defaultValue null: Python waits for an answer as long as it takes, and so does the outbox
   */
  readonly timeout?: number | null;
}

const METHODS = ["GET", "POST"];

/**
 * Sends records to a web server: their attributes in the query of a GET, or as the form of a POST.
 *
 * What is sent is made when the record is emitted; the requests follow one after the other, each over
 * a connection of its own. Answers are waited for and ignored, whatever they say.
 *
 * Errors: the constructor throws ValueError for another method, and for `context` without `secure`.
 *
 * Source: CPython 3.15, `logging.handlers.HTTPHandler`.
 */
export class HTTPHandler extends OutboxHandler {
  /** Host, with a port if it is not the usual one: `example.org:8080`. */
  host: string;
  /** Path on the host; may hold a query. */
  url: string;
  /** `GET` or `POST`. */
  method: string;
  /** See {@link HTTPHandlerOptions.secure}. */
  secure: boolean;
  /** See {@link HTTPHandlerOptions.credentials}. */
  credentials: readonly [string, string] | null;
  /** See {@link HTTPHandlerOptions.context}. */
  context: TlsContext | null;
  /** See {@link HTTPHandlerOptions.timeout}. */
  timeout: number | null;

  constructor(host: string, url: string, options: HTTPHandlerOptions = {}) {
    checkOptions("HTTPHandler", options);
    super(options);
    const { method = "GET", secure = false, credentials = null, context = null } = options;
    const verb = method.toUpperCase();
    if (!METHODS.includes(verb)) throw new ValueError("method must be GET or POST");
    if (!truth(secure) && context !== null) {
      throw new ValueError("context parameter only makes sense with secure=True");
    }
    this.host = host;
    this.url = url;
    this.method = verb;
    this.secure = secure;
    this.credentials = credentials;
    this.context = context;
    this.timeout = options.timeout ?? null;
  }

  /** What is sent of a record: a dict; override it for another one. Here it is all attributes. */
  mapLogRecord(record: LogRecord): unknown {
    return recordDict(record);
  }

  /**
   * A new connection; override it for one of another kind, e.g. through a proxy:
   * `const c = super.getConnection("proxy:3128", secure); c.set_tunnel(host); return c`.
   */
  getConnection(
    host: string,
    secure: boolean,
  ): HTTPConnectionLike & Pick<HTTPConnection, "set_tunnel"> {
    return connectionTo({ host, secure, context: this.context, timeout: this.timeout });
  }

  override emit(record: LogRecord): void {
    this.emitting(record, () => {
      const connection = this.getConnection(this.host, this.secure);
      const request = this.#request(record);
      const size = request.url.length + (request.body?.length ?? 0);
      let isHandedOver = false;
      this.enqueue(
        size,
        async () => deliverRequest(connection, request, () => (isHandedOver = true)),
        () => (isHandedOver ? null : this.#job(request)),
      );
    });
  }

  /** Each request has a connection of its own, which ends with it. */
  protected override closeSocket(): void {}

  /** What is left to do when the process ends; nothing where connections are of another kind. */
  #job({ method, url, body, authorization }: WebRequest): Job | null {
    if (this.getConnection !== HTTPHandler.prototype.getConnection) return null;
    const { host, secure, context, timeout } = this;
    const server = { host, secure: truth(secure), context, timeout };
    return { kind: "request", ...server, method, url, body, authorization: authorization() };
  }

  #request(record: LogRecord): WebRequest {
    const { method, url, credentials } = this;
    const data = urlencode(this.mapLogRecord(record));
    const isPost = method === "POST";
    const query = (url.includes("?") ? "&" : "?") + data;
    return {
      method,
      url: method === "GET" ? url + query : url,
      body: isPost ? Buffer.from(data) : null,
      authorization: () => (truth(credentials) ? basic(credentials) : null),
    };
  }
}

/** `Basic` with user name and password. Errors: TypeError for more or fewer than two. */
function basic(credentials: unknown): string {
  const text = percentFormat(
    "%s:%s",
    Array.isArray(credentials) ? tuple(credentials) : credentials,
  );
  return `Basic ${Buffer.from(lookup("utf-8").encode(text)).toString("base64")}`;
}
