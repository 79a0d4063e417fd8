import {
  BaseRotatingHandler,
  BufferingHandler,
  DatagramHandler,
  HTTPHandler,
  MemoryHandler,
  NTEventLogHandler,
  QueueHandler,
  RotatingFileHandler,
  SMTPHandler,
  SocketHandler,
  SysLogHandler,
  TimedRotatingFileHandler,
  WatchedFileHandler,
} from "../handlers.ts";
import {
  BufferingFormatter,
  FileHandler,
  Filter,
  Formatter,
  Handler,
  LoggerAdapter,
  StreamHandler,
} from "../index.ts";
import { Queue, SimpleQueue } from "../queue.ts";

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

/** Options of every handler that sends over the network. */
const OUTBOX = ["outboxRecords", "outboxBytes"];

/**
 * Python's parameters: first those that the port takes by position, then a bar, then its options;
 * those with `?` may be left out, those after `*` Python takes by name only.
 */
const known = new Map<unknown, Parameters>(
  (
    [
      [Handler, "level? |"],
      [StreamHandler, "stream? |"],
      [FileHandler, "filename | mode encoding delay errors"],
      [Formatter, "fmt? | datefmt style validate * defaults"],
      [BufferingFormatter, "linefmt? |"],
      [Filter, "name? |"],
      [LoggerAdapter, "logger extra? | merge_extra"],
      [WatchedFileHandler, "filename | mode encoding delay errors"],
      [BaseRotatingHandler, "filename mode | encoding delay errors"],
      [RotatingFileHandler, "filename | mode maxBytes backupCount encoding delay errors"],
      [
        TimedRotatingFileHandler,
        "filename | when interval backupCount encoding delay utc atTime errors",
      ],
      [SocketHandler, "host port |", OUTBOX],
      [DatagramHandler, "host port |", OUTBOX],
      [SysLogHandler, "| address facility socktype timeout", OUTBOX],
      [
        SMTPHandler,
        "mailhost fromaddr toaddrs subject | credentials secure timeout",
        [...OUTBOX, "context"],
      ],
      [HTTPHandler, "host url | method secure credentials context", [...OUTBOX, "timeout"]],
      [BufferingHandler, "capacity |"],
      [MemoryHandler, "capacity | flushLevel target flushOnClose"],
      [NTEventLogHandler, "appname | dllname logtype"],
      [QueueHandler, "queue |"],
      [Queue, "maxsize? |"],
      [SimpleQueue, "|"],
    ] as const
  ).map(([made, text, own = []]) => [made, parse(made.name, text, own)]),
);

function parse(owner: string, text: string, own: readonly string[]): Parameters {
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

/** A class whose constructor is the port's, or that of a class derived from it. */
export interface Known {
  readonly parameters: Parameters;
  /** Whether a class derived from the port's has a constructor of its own. */
  readonly hasOwnConstructor: boolean;
}

/** How `made`, or the nearest class of the port that it is derived from, gets its arguments. */
export function parametersOf(made: unknown): Known | undefined {
  let hasOwnConstructor = false;
  for (let current: unknown = made; typeof current === "function"; ) {
    const parameters = known.get(current);
    if (parameters !== undefined) return { parameters, hasOwnConstructor };
    hasOwnConstructor ||= definesConstructor(current);
    current = Object.getPrototypeOf(current);
  }
  return undefined;
}

/** Whether the text of a class has a constructor. */
function definesConstructor(made: object): boolean {
  return /\bconstructor\s*\(/.test(Function.prototype.toString.call(made));
}
