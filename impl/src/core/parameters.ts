/** How a class is made in Python, and how here. */
export interface Parameters {
  /** Class whose constructor it is, as CPython names it in its messages. */
  readonly owner: string;
  /** Python's parameters in their order. */
  readonly names: readonly string[];
  /** How many of them have to be given; they come first. */
  readonly required: number;
  /** How many are given by position here; the others are in one object of options. */
  readonly positional: number;
  /** How many Python takes by position. */
  readonly most: number;
  /** Options that only the port has. */
  readonly own: readonly string[];
}

/** A class of the port whose parameters are known. */
export type Owner =
  | "Handler"
  | "StreamHandler"
  | "FileHandler"
  | "Formatter"
  | "BufferingFormatter"
  | "Filter"
  | "LoggerAdapter"
  | "WatchedFileHandler"
  | "BaseRotatingHandler"
  | "RotatingFileHandler"
  | "TimedRotatingFileHandler"
  | "SocketHandler"
  | "DatagramHandler"
  | "SysLogHandler"
  | "SMTPHandler"
  | "HTTPHandler"
  | "BufferingHandler"
  | "MemoryHandler"
  | "NTEventLogHandler"
  | "QueueHandler"
  | "QueueListener"
  | "Queue"
  | "SimpleQueue";

/** Options of every handler that sends over the network. */
const OUTBOX = ["outboxRecords", "outboxBytes"];

/**
 * Python's parameters: first those that the port takes by position, then a bar, then its options;
 * those with `?` may be left out, those after `*` Python takes by name only.
 */
const TEXTS: Readonly<Record<Owner, readonly [text: string, own?: readonly string[]]>> = {
  Handler: ["level? |"],
  StreamHandler: ["stream? |"],
  FileHandler: ["filename | mode encoding delay errors"],
  Formatter: ["fmt? | datefmt style validate * defaults"],
  BufferingFormatter: ["linefmt? |"],
  Filter: ["name? |"],
  LoggerAdapter: ["logger extra? | merge_extra"],
  WatchedFileHandler: ["filename | mode encoding delay errors"],
  BaseRotatingHandler: ["filename mode | encoding delay errors"],
  RotatingFileHandler: ["filename | mode maxBytes backupCount encoding delay errors"],
  TimedRotatingFileHandler: [
    "filename | when interval backupCount encoding delay utc atTime errors",
  ],
  SocketHandler: ["host port |", OUTBOX],
  DatagramHandler: ["host port |", OUTBOX],
  SysLogHandler: ["| address facility socktype timeout", OUTBOX],
  SMTPHandler: [
    "mailhost fromaddr toaddrs subject | credentials secure timeout",
    [...OUTBOX, "context"],
  ],
  HTTPHandler: ["host url | method secure credentials context", [...OUTBOX, "timeout"]],
  BufferingHandler: ["capacity |"],
  MemoryHandler: ["capacity | flushLevel target flushOnClose"],
  NTEventLogHandler: ["appname | dllname logtype"],
  QueueHandler: ["queue |"],
  QueueListener: ["queue | * respect_handler_level"],
  Queue: ["maxsize? |"],
  SimpleQueue: ["|"],
};

const parsed = new Map<Owner, Parameters>();

/** The parameters of a class of the port. */
export function parametersBy(owner: Owner): Parameters {
  const known = parsed.get(owner) ?? parse(owner);
  parsed.set(owner, known);
  return known;
}

function parse(owner: Owner): Parameters {
  const [text, own = []] = TEXTS[owner];
  const [before = [], after = []] = text.split("|").map(words);
  const star = after.indexOf("*");
  const byName = star < 0 ? 0 : after.length - star - 1;
  const names = [...before, ...after.filter((name) => name !== "*")];
  return {
    owner,
    names: names.map((name) => name.replace("?", "")),
    required: before.filter((name) => !name.endsWith("?")).length,
    positional: before.length,
    most: names.length - byName,
    own,
  };
}

function words(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}
