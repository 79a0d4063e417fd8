import { NotImplementedError } from "../../python/exceptions.ts";
import { truth } from "../../python/truth.ts";
import { asError, currentException } from "../current-exception.ts";
import { defaultFormatter, type Formatter } from "../format/formatter.ts";
import { checkLevel, getLevelName, type Level, NOTSET } from "../levels.ts";
import { LogRecord } from "../record/record.ts";
import { Filterer } from "./filterer.ts";
import { printHandlerError } from "./handle-error.ts";
import { RLock, requireLock } from "./lock.ts";
import { forgetHandlerName, registerHandler, renameHandler } from "./registry.ts";

/** What a handler asks of a formatter. */
export type FormatterLike = Pick<Formatter, "format">;

/**
 * Takes records to where they belong. Base of all handlers; a subclass has to supply `emit`.
 *
 * Errors: the constructor and `setLevel` throw ValueError or TypeError for what is no level.
 *
 * Source: CPython 3.15, `logging.Handler`.
 */
export class Handler extends Filterer {
  /** Records below this level are not given to the handler. */
  level: number;
  /** What formats records; null for the message alone. */
  formatter: FormatterLike | null = null;
  /** See {@link Handler.createLock}. */
  declare lock: RLock | null;
  _name: string | null = null;
  _closed = false;

  constructor(level: Level = NOTSET) {
    super();
    this.level = checkLevel(level);
    registerHandler(this);
    this.createLock();
  }

  /** Name by which `getHandlerByName` finds the handler; null for none. */
  get name(): string | null {
    return this.get_name();
  }

  set name(name: string | null) {
    this.set_name(name);
  }

  /** Reads {@link Handler.name}. */
  get_name(): string | null {
    return this._name;
  }

  /** Sets {@link Handler.name}. */
  set_name(name: string | null): void {
    renameHandler(this, this._name, name);
    this._name = name;
  }

  /** Makes the lock. Locks do nothing here, but may be overridden as in Python. */
  createLock(): void {
    this.lock = new RLock();
  }

  /** Takes the lock, unless it is null. */
  acquire(): void {
    if (this.lock === undefined) requireLock(this);
    this.lock?.acquire();
  }

  /** Gives the lock back. */
  release(): void {
    if (this.lock === undefined) requireLock(this);
    this.lock?.release();
  }

  /** Sets the level, by number or by name. */
  setLevel(level: Level): void {
    this.level = checkLevel(level);
  }

  /** The record as text, by this handler's formatter. */
  format(record: LogRecord): string {
    return (this.formatter ?? defaultFormatter).format(record);
  }

  /** Takes one record to where it belongs. Errors: NotImplementedError here; a subclass supplies it. */
  emit(_record: LogRecord): void {
    throw new NotImplementedError("emit must be implemented by Handler subclasses");
  }

  /** Emits the record if the filters let it pass, and returns what they made of it. */
  handle(record: LogRecord): LogRecord | false | null {
    const verdict = this.filter(record);
    if (verdict instanceof LogRecord || truth(verdict)) {
      requireLock(this);
      this.emit(verdict instanceof LogRecord ? verdict : record);
    }
    return verdict;
  }

  /** Sets what formats records; null for the message alone. */
  setFormatter(fmt: FormatterLike | null): void {
    this.formatter = fmt;
  }

  /** Makes sure that everything is on its way. Network handlers return a promise. */
  flush(): void | Promise<void> {}

  /** Gives up what the handler holds, and its name. Network handlers return a promise. */
  close(): void | Promise<void> {
    this._closed = true;
    forgetHandlerName(this._name);
  }

  /**
   * Reports the error that is being handled, which `emit` met while working on `record`.
   *
   * Prints to `sys.stderr` what CPython prints, unless `raiseExceptions` is false. JavaScript does not
   * know which error is being handled: an `emit` of your own gives it as `error`.
   *
   * Source: CPython 3.15, `logging.Handler.handleError`.
   */
  handleError(record: LogRecord, error: unknown = currentException()): void {
    printHandlerError(record, error === null ? null : asError(error));
  }

  override toString(): string {
    return `<${this.constructor.name} (${getLevelName(this.level)})>`;
  }
}
