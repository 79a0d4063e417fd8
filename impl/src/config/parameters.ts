import { type Parameters, parametersBy } from "../core/parameters.ts";
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

const known: ReadonlyMap<unknown, Parameters> = new Map(
  (
    [
      [Handler, "Handler"],
      [StreamHandler, "StreamHandler"],
      [FileHandler, "FileHandler"],
      [Formatter, "Formatter"],
      [BufferingFormatter, "BufferingFormatter"],
      [Filter, "Filter"],
      [LoggerAdapter, "LoggerAdapter"],
      [WatchedFileHandler, "WatchedFileHandler"],
      [BaseRotatingHandler, "BaseRotatingHandler"],
      [RotatingFileHandler, "RotatingFileHandler"],
      [TimedRotatingFileHandler, "TimedRotatingFileHandler"],
      [SocketHandler, "SocketHandler"],
      [DatagramHandler, "DatagramHandler"],
      [SysLogHandler, "SysLogHandler"],
      [SMTPHandler, "SMTPHandler"],
      [HTTPHandler, "HTTPHandler"],
      [BufferingHandler, "BufferingHandler"],
      [MemoryHandler, "MemoryHandler"],
      [NTEventLogHandler, "NTEventLogHandler"],
      [QueueHandler, "QueueHandler"],
      [Queue, "Queue"],
      [SimpleQueue, "SimpleQueue"],
    ] as const
  ).map(([made, owner]) => [made, parametersBy(owner)]),
);

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
