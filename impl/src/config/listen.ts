import { lookup } from "node:dns/promises";
import { createServer, type Server, type Socket } from "node:net";
import { whileHandling } from "../core/current-exception.ts";
import { sys } from "../core/sys.ts";
import { lookup as codec } from "../python/codecs.ts";
import {
  AssertionError,
  fromSystemError,
  OverflowError,
  RuntimeError,
} from "../python/exceptions.ts";
import { loads } from "../python/json.ts";
import { isDict } from "../python/values.ts";
import { dictConfig } from "./dict-config.ts";
import { fileConfig } from "./ini.ts";
import { tracebackText } from "./traceback-text.ts";

/** Where Python's `listen` listens. */
export const DEFAULT_LOGGING_CONFIG_PORT = 9030;

/** Longest configuration that is taken in, in bytes. */
const LONGEST = 64 * 1024 * 1024;

const HIGHEST_PORT = 65535;

/** Options of {@link listen}. */
export interface ListenOptions {
  /**
   * Looks at what came over the wire, and returns what to use of it, or null to drop it.
   *
   * @defaultValue null: everything is used as it is
   */
  readonly verify?: ((chunk: Uint8Array) => Uint8Array | null) | null;
}

/** Python's `threading.Event`, as far as it is of use here. */
export class Event {
  #isSet = false;
  readonly #waiting = new Set<() => void>();

  /** Whether `set` was called, and `clear` was not since. */
  is_set(): boolean {
    return this.#isSet;
  }

  /** Lets everybody who waits go on. */
  set(): void {
    this.#isSet = true;
    for (const goOn of this.#waiting) goOn();
    this.#waiting.clear();
  }

  /** Has those who wait from now on wait. */
  clear(): void {
    this.#isSet = false;
  }

  /** Settles with true once the event is set, and with false after `timeout` seconds. */
  async wait(timeout: number | null = null): Promise<boolean> {
    if (this.#isSet) return true;
    return new Promise((resolve) => {
      const timer =
        timeout === null ? undefined : setTimeout(() => resolve(this.#isSet), timeout * 1000);
      this.#waiting.add(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }
}

/** The one that {@link stopListening} stops. */
let listener: ConfigServer | null = null;

/**
 * Waits for configurations that programs send; made by {@link listen}.
 *
 * In Python it is a thread. Like that one it keeps the process alive while it listens, unless
 * `daemon` is set before `start`.
 */
export class ConfigServer {
  /** TCP port; if it was 0, the one that was found, once it listens. */
  port: number;
  readonly verify: ListenOptions["verify"];
  /** Set when it listens, and after each configuration that came. */
  readonly ready: Event = new Event();
  /** Whether the process may end although it listens. */
  daemon = false;
  readonly #ended = new Event();
  #server: Server | null = null;

  constructor(port: number, { verify = null }: ListenOptions = {}) {
    this.port = port;
    this.verify = verify;
  }

  /** Begins to listen. A port that cannot be had is told on standard error. Errors: RuntimeError if called twice. */
  start(): void {
    if (this.#server !== null) throw new RuntimeError("threads can only be started once");
    const server = createServer((socket) => this.#serve(socket));
    this.#server = server;
    server.once("error", (error) => {
      this.#fail(fromSystemError(error));
    });
    server.once("close", () => this.#ended.set());
    if (this.daemon) server.unref();
    void this.#listen(server);
  }

  /** Whether it was started and has not ended. */
  is_alive(): boolean {
    return this.#server !== null && !this.#ended.is_set();
  }

  /** Settles when it has ended, or after `timeout` seconds. */
  async join(timeout: number | null = null): Promise<void> {
    await this.#ended.wait(timeout);
  }

  /** Takes no more configurations; see {@link stopListening}. */
  stop(): void {
    this.#server?.close();
  }

  async #listen(server: Server): Promise<void> {
    const host = await localhost();
    if (this.#ended.is_set()) return;
    if (!isPort(this.port)) {
      return this.#fail(new OverflowError(`bind(): port must be 0-${HIGHEST_PORT}.`));
    }
    server.listen(this.port, host, () => {
      const address = server.address();
      if (this.port === 0 && typeof address === "object" && address !== null) {
        this.port = address.port;
      }
      this.#listens();
    });
  }

  #listens(): void {
    setListener(this);
    this.ready.set();
  }

  #fail(error: Error): void {
    this.#ended.set();
    this.ready.set(); // nobody is to wait for ever
    const text = tracebackText(error);
    sys.stderr?.write(`Exception in thread Thread-1:\n${text}`);
  }

  #serve(socket: Socket): void {
    let received = Buffer.alloc(0);
    socket.on("error", () => socket.destroy());
    socket.on("data", (data) => {
      received = Buffer.concat([received, data]);
      const length = received.length < 4 ? Number.POSITIVE_INFINITY : received.readUInt32BE();
      if (received.length >= 4 && length > LONGEST) socket.destroy();
      else if (received.length >= length + 4) {
        socket.removeAllListeners("data");
        this.#take(received.subarray(4, length + 4), socket);
        socket.destroySoon(); // whether or not the sender lets go of its end
      }
    });
  }

  #take(chunk: Uint8Array, { remoteAddress = "", remotePort = 0 }: Socket): void {
    try {
      const verified = this.verify ? this.verify(chunk) : chunk;
      if (verified !== null) configure(codec("utf-8").decode(verified));
      this.ready.set();
    } catch (error) {
      const line = "-".repeat(40);
      const who = `('${remoteAddress}', ${remotePort})`;
      sys.stderr?.write(
        `${line}\nException occurred during processing of request from ${who}\n${tracebackText(error)}${line}\n`,
      );
    }
  }
}

function isPort(value: number): boolean {
  return value >= 0 && value <= HIGHEST_PORT;
}

function setListener(server: ConfigServer): void {
  listener = server;
}

/** Python listens on IPv4 where there is any. */
async function localhost(): Promise<string> {
  const options = [{ family: 4 }, {}];
  for (const option of options) {
    const found = await lookup("localhost", option).catch(() => null);
    if (found !== null) return found.address;
  }
  return "127.0.0.1";
}

/** A text is JSON, or else an .ini file. */
function configure(text: string): void {
  try {
    const config = loads(text);
    if (!isDict(config)) throw new AssertionError();
    dictConfig(config);
  } catch (error) {
    whileHandling(error, () => configureFromIni(text));
  }
}

function configureFromIni(text: string): void {
  try {
    fileConfig(new StringIO(text));
  } catch (error) {
    whileHandling(error, () => sys.stderr?.write(tracebackText(error)));
  }
}

/** A text to be read by lines, which errors show as Python's. */
class StringIO {
  readonly #lines: readonly string[];

  constructor(text: string) {
    this.#lines = text.match(/[^\n]*\n|[^\n]+/g) ?? [];
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#lines.values();
  }

  toString(): string {
    return "<_io.StringIO object at 0x7f0000000000>";
  }
}

/**
 * Makes a server that takes configurations in from programs on this machine, each as four bytes of
 * length (the highest first) and then JSON for `dictConfig` or an .ini file for `fileConfig`, in UTF-8.
 *
 * Call `start()` on what is returned, and {@link stopListening} in the end.
 *
 * Anybody who reaches the port can send; `verify` can drop what was not signed, for example.
 *
 * Source: CPython 3.15, `logging.config.listen`.
 */
export function listen(
  port: number = DEFAULT_LOGGING_CONFIG_PORT,
  options: ListenOptions = {},
): ConfigServer {
  return new ConfigServer(port, options);
}

/**
 * Stops the server that listens.
 *
 * Source: CPython 3.15, `logging.config.stopListening`.
 */
export function stopListening(): void {
  listener?.stop();
  listener = null;
}
