/** One row of the table. */
export interface Row {
  /** What the reader sees. */
  readonly title: string;
  /** The contestant's name in `ours.ts` or `peers.ts`. */
  readonly contestant: string;
  /** CPython's contestant that does the same work. */
  readonly against?: string;
  /** The rate to reach, as a multiple of that one. */
  readonly aim?: number;
}

/** Our handlers, each against the same CPython handler, with the aims of the project. */
export const OURS: readonly Row[] = [
  row("FileHandler, nothing can see the call site", "file", 4),
  row("FileHandler, call site captured", "file/captured", 2),
  row("FileHandler, call site printed", "file/printed"),
  row("WatchedFileHandler", "watched"),
  row("WatchedFileHandler, call site captured", "watched/captured", 1.7),
  row("RotatingFileHandler, no rollover", "rotating"),
  row("RotatingFileHandler, no rollover, call site captured", "rotating/captured", 2),
  row("RotatingFileHandler, a rollover each 1,000 records", "rolling"),
  row("RotatingFileHandler, the same, call site captured", "rolling/captured", 2),
  row("TimedRotatingFileHandler", "timed"),
  row("TimedRotatingFileHandler, call site captured", "timed/captured"),
];

/** The other loggers; none of them has a CPython counterpart, so they are held against its FileHandler. */
export const PEERS: readonly Row[] = [
  peer("raw fs.writeSync of a ready line (the floor)", "raw writeSync"),
  peer("pino, sync destination (JSON)", "pino sync", "pino"),
  peer("winston, File transport", "winston File", "winston"),
  peer("log4js, fileSync", "log4js fileSync", "log4js"),
  peer("log4js, fileSync, call site printed", "log4js fileSync, call site", "log4js"),
  peer("log4js, file", "log4js file", "log4js"),
  peer("bunyan over fs.createWriteStream", "bunyan", "bunyan"),
  peer(
    "rotating-file-stream (a stream, no logger)",
    "rotating-file-stream",
    "rotating-file-stream",
  ),
];

/** A peer's row also names the package that it needs. */
export interface PeerRow extends Row {
  readonly needs?: string;
}

function row(title: string, contestant: string, aim?: number): Row {
  return { title, contestant, against: contestant, ...(aim === undefined ? {} : { aim }) };
}

function peer(title: string, contestant: string, needs?: string): PeerRow {
  return { title, contestant, ...(needs === undefined ? {} : { needs }) };
}
