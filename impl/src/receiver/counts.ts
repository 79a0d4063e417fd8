/** What a receiver has seen since it was made. All are numbers that only grow, except `open`. */
export interface ReceiverCounts {
  /** Connections accepted. */
  readonly connections: number;
  /** Connections that stand now. */
  readonly open: number;
  /** Connections refused because too many stood. */
  readonly refused: number;
  /** Records handed on. */
  readonly records: number;
  /** Bytes received, with those of frames that were refused. */
  readonly bytes: number;
  /** Frames whose length is beyond the limit; each cost its sender the connection. */
  readonly oversized: number;
  /** Frames that are no record, or not to be trusted as one; each cost its sender the connection. */
  readonly malformed: number;
  /** Frames that were begun and not completed: the sender went away, took too long, or all of them too much memory. */
  readonly truncated: number;
  /** Datagrams dropped because more came than `recordsPerSecond`, or than anybody took. */
  readonly dropped: number;
  /** Records that whoever was to take them threw an error for. */
  readonly failed: number;
}

/** The counts, by whom they are kept. */
export type Counts = { -readonly [Name in keyof ReceiverCounts]: number };

/** Nothing seen yet. */
export function newCounts(): Counts {
  return {
    connections: 0,
    open: 0,
    refused: 0,
    records: 0,
    bytes: 0,
    oversized: 0,
    malformed: 0,
    truncated: 0,
    dropped: 0,
    failed: 0,
  };
}
