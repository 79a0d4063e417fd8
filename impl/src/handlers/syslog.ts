import { classAttributes } from "../core/class-attributes.ts";
import { checkOptions } from "../core/options.ts";
import type { LogRecord } from "../core/record/record.ts";
import { lookup } from "../python/codecs.ts";
import { AttributeError, KeyError, OSError, TypeError } from "../python/exceptions.ts";
import { percentFormat } from "../python/percent.ts";
import { SOCK_DGRAM, SOCK_STREAM } from "../python/socket-kinds.ts";
import { truth } from "../python/truth.ts";
import { pairOf } from "../python/unpack.ts";
import { typeName } from "../python/values.ts";
import { type Address, directRoute, hostAndPort, routes } from "../transport/address.ts";
import { andThen, handling, type MaybeLater, rescued } from "../transport/and-then.ts";
import { ClosedSocket } from "../transport/closed-socket.ts";
import { DatagramSocket } from "../transport/datagram-socket.ts";
import type { Job } from "../transport/job.ts";
import type { SocketLike } from "../transport/socket-like.ts";
import { connect } from "../transport/stream-socket.ts";
import { UnixDatagramSocket } from "../transport/unix-datagram.ts";
import type { OutboxOptions } from "./outbox-handler.ts";
import { SYSLOG_UDP_PORT } from "./ports.ts";
import { SysLogCodes } from "./syslog-codes.ts";

/** Options of {@link SysLogHandler}. Names and defaults are CPython's. */
export interface SysLogHandlerOptions extends OutboxOptions {
  /** `[host, port]`, or the path of a Unix socket such as `/dev/log`. @defaultValue ["localhost", 514] */
  readonly address?: Address;
  /** Facility, by number or name. @defaultValue LOG_USER */
  readonly facility?: number | string;
  /** `SOCK_DGRAM` or `SOCK_STREAM`. @defaultValue null: UDP; for a Unix socket datagrams, else a stream */
  readonly socktype?: number | null;
  /** Longest time that connecting over TCP may take, in seconds. @defaultValue null: no limit of its own */
  readonly timeout?: number | null;
}

/** Connecting over TCP without a timeout is up to the system; two minutes is what Linux allows. */
const SYSTEM_TIMEOUT = 127;

/**
 * Sends records to a syslog server over UDP, TCP or a Unix socket.
 *
 * Over UDP, and to a Unix socket for datagrams, the message is with the kernel when `emit` returns.
 * Over TCP and Unix streams the constructor starts to connect and cannot wait for it: a refused
 * connection, which Python's constructor raises, shows at the first record instead.
 *
 * Source: CPython 3.15, `logging.handlers.SysLogHandler`.
 */
export class SysLogHandler extends SysLogCodes {
  /** Put before every message. */
  static ident = "";
  /** Whether a NUL ends every message, which some old daemons expect. */
  static append_nul = true;

  declare ident: string;
  declare append_nul: boolean;
  /** See {@link SysLogHandlerOptions.address}. */
  address: Address;
  /** See {@link SysLogHandlerOptions.facility}. */
  facility: number | string;
  /** The kind of socket: as given, and what was found once there is one. */
  socktype: number | null;
  /** See {@link SysLogHandlerOptions.timeout}. */
  timeout: number | null;
  /** The socket; null where there is none. */
  socket: SocketLike | null = null;
  /** Whether the address is that of a Unix socket; `createSocket` finds out. */
  declare unixsocket: boolean;

  constructor(options: SysLogHandlerOptions = {}) {
    checkOptions("SysLogHandler", options);
    super(options);
    this.address = options.address ?? hostAndPort("localhost", SYSLOG_UDP_PORT);
    const { facility = SysLogCodes.LOG_USER } = options; // null is None, which Python takes
    this.facility = facility;
    this.socktype = options.socktype ?? null;
    this.timeout = options.timeout ?? null;
    this.#start();
  }

  /**
   * Makes the socket, and connects it unless it is for UDP.
   *
   * Errors: throws, or rejects with, an OSError; TypeError or ValueError for an address that is no pair.
   */
  createSocket(): MaybeLater {
    const { address, socktype } = this;
    this.unixsocket = typeof address === "string";
    if (typeof address === "string") {
      return ignoringOSErrors(() => this._connect_unixsocket(address));
    }
    const [host] = pairOf(address);
    return socktype === SOCK_STREAM ? this.#connectTcp(address) : this.#openUdp(host);
  }

  /** Connects to a Unix socket: for datagrams first, then as a stream, unless `socktype` says which. */
  _connect_unixsocket(address: Address): MaybeLater {
    const { socktype } = this;
    const path = String(address);
    if (socktype === SOCK_STREAM) return this.#connectStream(path);
    return rescued(
      () => this.#connectDatagrams(path),
      (error) => {
        if (socktype !== null || !(error instanceof OSError)) throw error;
        return handling(error, () => this.#connectStream(path));
      },
    );
  }

  /**
   * PRI of a message: facility and priority, each by number or name; a bigint if it is beyond what a
   * number holds. Errors: KeyError for a name not known, TypeError for what is neither.
   */
  encodePriority(facility: number | string, priority: number | string): number | bigint {
    return encoded(
      numberOf(this.facility_names, facility),
      numberOf(this.priority_names, priority),
    );
  }

  /** Name of the priority for a level's name; `warning` for a level that is not known. */
  mapPriority(levelName: string): string {
    const found = itemOf(this.priority_map, levelName);
    return found === undefined ? "warning" : found;
  }

  override emit(record: LogRecord): void {
    this.emitting(record, () => {
      const packet = this.#packet(record);
      this.enqueue(
        packet.length,
        () => this.#deliver(packet),
        () => this.#job(packet),
      );
    });
  }

  protected override closeSocket(): void {
    const { socket } = this;
    this.socket = null;
    socket?.close();
  }

  #packet(record: LogRecord): Uint8Array {
    const { ident } = this;
    let text = this.format(record);
    if (truth(ident)) text = prefixed(ident, text);
    if (truth(this.append_nul)) text += "\0";
    const pri = this.encodePriority(this.facility, this.mapPriority(record.levelname));
    const start = percentFormat("<%d>", pri);
    return Buffer.concat([Buffer.from(start), lookup("utf-8").encode(text)]);
  }

  /** Python's constructor makes the socket; a host that cannot be resolved is left for the first record. */
  #start(): void {
    this.enqueue(0, () => ignoringOSErrors(() => this.createSocket()));
  }

  #deliver(packet: Uint8Array): MaybeLater {
    return andThen(this.socket ? undefined : this.createSocket(), () => this.#send(packet));
  }

  #job(data: Uint8Array): Job | null {
    const { address, socktype, unixsocket, socket } = this;
    const isDatagram = unixsocket ? socket instanceof UnixDatagramSocket : socktype !== SOCK_STREAM;
    return { kind: isDatagram ? "datagram" : "stream", address, data };
  }

  #send(packet: Uint8Array): MaybeLater {
    const { address } = this;
    if (this.unixsocket === undefined) throw lacking(this.constructor.name, "unixsocket");
    if (this.unixsocket) return this.#sendUnix(packet);
    if (this.socktype === SOCK_DGRAM) return this.#socketFor("sendto").sendto(packet, address);
    return this.#socketFor("sendall").sendall(packet);
  }

  /** A failure to send costs a new connection; a failure of that, the record. */
  #sendUnix(packet: Uint8Array): MaybeLater {
    return rescued(
      () => this.#sendOnce(packet),
      (error) => {
        if (!(error instanceof OSError)) throw error;
        return handling(error, () => {
          this.#socketFor("close").close();
          return andThen(this._connect_unixsocket(this.address), () => this.#sendOnce(packet));
        });
      },
    );
  }

  #sendOnce(packet: Uint8Array): MaybeLater {
    const socket = this.#socketFor("send");
    return socket.send === undefined ? socket.sendall(packet) : socket.send(packet);
  }

  /** The socket. Errors: AttributeError where a `createSocket` of one's own made none. */
  #socketFor(method: string): SocketLike {
    if (this.socket) return this.socket;
    throw lacking("NoneType", method);
  }

  #openUdp(host: string): MaybeLater {
    const route = directRoute(host);
    if (route !== undefined) return this.#useUdp(route.family);
    return routes(host).then((found) => this.#useUdp(found[0]?.family ?? 4));
  }

  #useUdp(family: number): void {
    this.socket = new DatagramSocket(family);
    this.socktype = SOCK_DGRAM;
  }

  async #connectTcp(address: Address): Promise<void> {
    this.socket = await connect(address, this.timeout || SYSTEM_TIMEOUT);
    this.socktype = SOCK_STREAM;
  }

  #connectDatagrams(path: string): void {
    const socket = new UnixDatagramSocket();
    this.socket = socket;
    try {
      socket.connect(path);
    } catch (error) {
      socket.close(); // and yet it stays: the next record notices
      throw error;
    }
    this.socktype = SOCK_DGRAM;
  }

  async #connectStream(path: string): Promise<void> {
    this.socket = new ClosedSocket(); // what stays if there is no connection
    this.socket = await connect(path, SYSTEM_TIMEOUT);
    this.socktype = SOCK_STREAM;
  }
}
classAttributes(SysLogHandler, "ident", "append_nul");

function lacking(type: string, attribute: string): AttributeError {
  return new AttributeError(`'${type}' object has no attribute '${attribute}'`);
}

/** A dict whose keys are names, in either of its forms. */
type Names<Value> = Readonly<Record<string, Value>> | ReadonlyMap<string, Value>;

function itemOf<Value>(names: Names<Value>, name: string): Value | undefined {
  if (names instanceof Map) return names.get(name);
  return Object.hasOwn(names, name) ? Reflect.get(names, name) : undefined;
}

/** Python's `ident + text`. Errors: TypeError for an ident that is no text. */
function prefixed(ident: unknown, text: string): string {
  if (typeof ident === "string") return ident + text;
  if (ident instanceof Uint8Array) throw new TypeError("can't concat str to bytes");
  throw new TypeError(`unsupported operand type(s) for +: '${typeName(ident)}' and 'str'`);
}

function numberOf(names: Names<number>, value: unknown): unknown {
  if (typeof value !== "string") return value;
  const found = itemOf(names, value);
  if (found === undefined) throw new KeyError(value);
  return found;
}

const WIDEST = 2 ** 27; // so that shifting by three bits stays below the sign of 32 bits

/** Python's `(facility << 3) | priority`. */
function encoded(facility: unknown, priority: unknown): number | bigint {
  if (isSmall(facility) && isSmall(priority)) return (facility << 3) | priority;
  if (!isWhole(facility)) throw unsupported("<<", facility, 3);
  const shifted = BigInt(facility) << 3n;
  if (!isWhole(priority)) throw unsupported("|", shifted, priority);
  const whole = shifted | BigInt(priority);
  return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
}

function isSmall(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < WIDEST;
}

function isWhole(value: unknown): value is number | bigint | boolean {
  return typeof value === "bigint" || typeof value === "boolean" || Number.isSafeInteger(value);
}

function unsupported(operator: string, left: unknown, right: unknown): TypeError {
  const types = `'${typeName(left)}' and '${typeName(right)}'`;
  return new TypeError(`unsupported operand type(s) for ${operator}: ${types}`);
}

/** Does something and drops an OSError, thrown now or later. */
function ignoringOSErrors(action: () => MaybeLater): MaybeLater {
  return rescued(action, (error) => {
    if (!(error instanceof OSError)) throw error;
  });
}
