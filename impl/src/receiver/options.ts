import type { LogRecord } from "../core/record/record.ts";
import { ValueError } from "../python/exceptions.ts";
import type { LoadsOptions } from "../python/pickle.ts";

/** Who sent a record: a host and port, or null for a Unix socket, whose senders have no address. */
export type Sender = readonly [host: string, port: number] | null;

/** Options of a receiver; none of them is Python's. */
export interface ReceiverOptions {
  /** The logger that handles every record, whatever name a record carries. @defaultValue null: the record's own */
  readonly logname?: string | null;
  /** Takes every record instead of a logger. @defaultValue null */
  readonly onRecord?: ((record: LogRecord, sender: Sender) => void) | null;
  /** Told of what went wrong with a frame or a record; nothing is printed. @defaultValue null */
  readonly onError?: ((error: unknown, sender: Sender) => void) | null;
  /** Longest pickle that is read, in bytes. @defaultValue 1048576 */
  readonly maxFrameBytes?: number;
  /**
   * Records taken in a second: from each connection, which is read more slowly beyond that, or of all
   * datagrams, which are dropped beyond that. @defaultValue Infinity
   */
  readonly recordsPerSecond?: number;
  /** Limits within a pickle; see `loads` in `logparity/python`. Its length is `maxFrameBytes`. */
  readonly limits?: Omit<LoadsOptions, "exact" | "maxLength">;
  /** Records that wait for a reader of `records()`. @defaultValue 1000 */
  readonly maxWaiting?: number;
}

/** Options of a receiver for streams. */
export interface SocketReceiverOptions extends ReceiverOptions {
  /** Connections at once; further ones are closed at once. @defaultValue 1000 */
  readonly maxConnections?: number;
  /** Time that a frame may take from its first byte to its last, in seconds. @defaultValue 30 */
  readonly frameTimeout?: number;
  /**
   * Memory for frames that are not complete, of all connections together, in bytes; where they take more,
   * the connection whose frame was begun first is ended. @defaultValue 67108864
   */
  readonly maxPartialBytes?: number;
}

/** Every option decided. */
export type Settings = Required<SocketReceiverOptions>;

const DEFAULTS: Settings = {
  logname: null,
  onRecord: null,
  onError: null,
  maxFrameBytes: 1 << 20,
  recordsPerSecond: Number.POSITIVE_INFINITY,
  limits: {},
  maxWaiting: 1000,
  maxConnections: 1000,
  frameTimeout: 30,
  maxPartialBytes: 1 << 26,
};

const AMOUNTS = [
  "maxFrameBytes",
  "recordsPerSecond",
  "maxWaiting",
  "maxConnections",
  "frameTimeout",
  "maxPartialBytes",
] as const;

/** The defaults for what was not asked for. Errors: ValueError for an amount that is not above 0. */
export function settingsOf(options: SocketReceiverOptions): Settings {
  const settings = { ...DEFAULTS, ...options };
  for (const name of AMOUNTS) {
    if (settings[name] > 0) continue;
    throw new ValueError(`${name} must be a number above 0, not ${settings[name]}`);
  }
  return settings;
}
