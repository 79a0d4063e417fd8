import { repr, str } from "../repr.ts";
import { tuple } from "../values.ts";
import { Exception, nameExceptions } from "./base.ts";

/**
 * A system call failed.
 *
 * Made as in Python: `new OSError(errno, strerror, filename, winerror, filename2)`. With two
 * arguments or more the error is of the class that stands for its number, so that
 * `new OSError(2, "No such file or directory")` is a {@link FileNotFoundError}; `args` keeps the
 * first two.
 *
 * Units: `errno` is Linux's number. Source: CPython 3.15, `OSError`.
 */
export class OSError extends Exception {
  /** Number of the error, e.g. 2; null if made without. */
  errno: unknown = null;
  /** The system's text for the number; null if made without. */
  strerror: unknown = null;
  /** The file in question; null if there is none. */
  filename: unknown = null;
  /** The second file, of a rename; null if there is none. */
  filename2: unknown = null;

  constructor(...args: unknown[]) {
    super(...args);
    if (!isDetailed(args)) return;
    const better = new.target === OSError ? classOfErrno(args[0]) : undefined;
    if (better !== undefined) return new better(...args);
    [this.errno, this.strerror] = args;
    this.filename = args[2] ?? null;
    this.filename2 = args[4] ?? null;
    if (this.filename !== null) this.args = tuple(args.slice(0, 2));
  }

  static override messageFrom(args: readonly unknown[]): string {
    if (!isDetailed(args)) return super.messageFrom(args);
    const [errno, strerror, filename = null, , filename2 = null] = args;
    const text = `[Errno ${str(errno)}] ${str(strerror)}`;
    if (filename === null) return text;
    return filename2 === null
      ? `${text}: ${repr(filename)}`
      : `${text}: ${repr(filename)} -> ${repr(filename2)}`;
  }
}

function isDetailed(args: readonly unknown[]): boolean {
  return args.length >= 2 && args.length <= 5;
}

/** An operation would have to wait. Source: CPython 3.15, `BlockingIOError`. */
export class BlockingIOError extends OSError {}
/** Root of connection errors. Source: CPython 3.15, `ConnectionError`. */
export class ConnectionError extends OSError {}
/** The reading end is closed. Source: CPython 3.15, `BrokenPipeError`. */
export class BrokenPipeError extends ConnectionError {}
/** The peer gave up. Source: CPython 3.15, `ConnectionAbortedError`. */
export class ConnectionAbortedError extends ConnectionError {}
/** Nobody listens. Source: CPython 3.15, `ConnectionRefusedError`. */
export class ConnectionRefusedError extends ConnectionError {}
/** The peer hung up. Source: CPython 3.15, `ConnectionResetError`. */
export class ConnectionResetError extends ConnectionError {}
/** No such child process. Source: CPython 3.15, `ChildProcessError`. */
export class ChildProcessError extends OSError {}
/** The file is there already. Source: CPython 3.15, `FileExistsError`. */
export class FileExistsError extends OSError {}
/** The file is not there. Source: CPython 3.15, `FileNotFoundError`. */
export class FileNotFoundError extends OSError {}
/** A signal came in between. Source: CPython 3.15, `InterruptedError`. */
export class InterruptedError extends OSError {}
/** A folder where a file was wanted. Source: CPython 3.15, `IsADirectoryError`. */
export class IsADirectoryError extends OSError {}
/** A file where a folder was wanted. Source: CPython 3.15, `NotADirectoryError`. */
export class NotADirectoryError extends OSError {}
/** Not allowed. Source: CPython 3.15, `PermissionError`. */
export class PermissionError extends OSError {}
/** No such process. Source: CPython 3.15, `ProcessLookupError`. */
export class ProcessLookupError extends OSError {}
/** It took too long. Source: CPython 3.15, `TimeoutError`. */
export class TimeoutError extends OSError {}
/** A host name could not be resolved. Source: CPython 3.15, `socket.gaierror`. */
export class gaierror extends OSError {}

// Tracebacks show the module of a class that is no builtin.
Object.defineProperty(gaierror.prototype, "__module__", { value: "socket", configurable: true });

/** Class by Linux error number, as CPython picks it. */
const CLASSES: ReadonlyMap<unknown, new (...args: unknown[]) => OSError> = new Map([
  [1, PermissionError],
  [2, FileNotFoundError],
  [3, ProcessLookupError],
  [4, InterruptedError],
  [10, ChildProcessError],
  [11, BlockingIOError],
  [13, PermissionError],
  [17, FileExistsError],
  [20, NotADirectoryError],
  [21, IsADirectoryError],
  [32, BrokenPipeError],
  [103, ConnectionAbortedError],
  [104, ConnectionResetError],
  [108, BrokenPipeError],
  [110, TimeoutError],
  [111, ConnectionRefusedError],
  [114, BlockingIOError],
  [115, BlockingIOError],
]);

function classOfErrno(errno: unknown): (new (...args: unknown[]) => OSError) | undefined {
  return CLASSES.get(errno === true ? 1 : errno); // a bool is an int
}

nameExceptions({
  OSError,
  BlockingIOError,
  ConnectionError,
  BrokenPipeError,
  ConnectionAbortedError,
  ConnectionRefusedError,
  ConnectionResetError,
  ChildProcessError,
  FileExistsError,
  FileNotFoundError,
  InterruptedError,
  IsADirectoryError,
  NotADirectoryError,
  PermissionError,
  ProcessLookupError,
  TimeoutError,
  gaierror,
});
