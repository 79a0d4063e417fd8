import { classAttributes } from "../core/class-attributes.ts";
import { Handler } from "../core/handler/handler.ts";
import { CRITICAL, DEBUG, ERROR, INFO, WARNING } from "../core/levels.ts";
import { checkOptions } from "../core/options.ts";
import type { LogRecord } from "../core/record/record.ts";
import { PermissionError } from "../python/exceptions.ts";
import { truth } from "../python/truth.ts";
import {
  EVENTLOG_ERROR_TYPE,
  EVENTLOG_INFORMATION_TYPE,
  EVENTLOG_WARNING_TYPE,
  type EventLogApi,
  REG_DWORD,
  REG_EXPAND_SZ,
  windowsEventLog,
} from "../transport/event-log.ts";
import { reportFailure } from "./report-failure.ts";

/** Options of {@link NTEventLogHandler}. Names and defaults are CPython's. */
export interface NTEventLogHandlerOptions {
  /**
   * File with the definitions of messages, with which the event viewer shows entries.
   *
   * @defaultValue null: none is entered in the registry, as by a CPython without pywin32
   */
  readonly dllname?: string | null;
  /** The log: `Application`, `System` or `Security`. @defaultValue "Application" */
  readonly logtype?: string;
}

/** Errors, warnings and information, each of which Windows has a type for. */
const ALL_TYPES = 7;

/**
 * Writes records to the event log of Windows, under the name of an application, which is entered in
 * the registry; where that is not permitted it has to be there already.
 *
 * Errors: the constructor throws ModuleNotFoundError where there is no such log, as CPython does from
 * 3.15 on, and where the optional package `koffi` is missing.
 *
 * Source: CPython 3.15, `logging.handlers.NTEventLogHandler`.
 */
export class NTEventLogHandler extends Handler {
  /** What talks to Windows; null for the package `koffi`. Ours, for programs with another way to it. */
  static api: EventLogApi | null = null;

  declare api: EventLogApi | null;
  /** The name under which the log shows the entries. */
  appname: string;
  /** See {@link NTEventLogHandlerOptions.dllname}. */
  dllname: string | null;
  /** See {@link NTEventLogHandlerOptions.logtype}. */
  logtype: string;
  /** The type of entries for levels that `typemap` does not have. */
  deftype: number = EVENTLOG_ERROR_TYPE;
  /** Types of entries by level; a Map, or a plain object. */
  typemap: ReadonlyMap<number, number> | Readonly<Record<number, number>> = new Map([
    [DEBUG, EVENTLOG_INFORMATION_TYPE],
    [INFO, EVENTLOG_INFORMATION_TYPE],
    [WARNING, EVENTLOG_WARNING_TYPE],
    [ERROR, EVENTLOG_ERROR_TYPE],
    [CRITICAL, EVENTLOG_ERROR_TYPE],
  ]);
  readonly #api: EventLogApi;

  constructor(appname: string, options: NTEventLogHandlerOptions = {}) {
    checkOptions("NTEventLogHandler", options);
    super();
    this.#api = this.api ?? windowsEventLog();
    this.appname = appname;
    this.dllname = options.dllname ?? null;
    this.logtype = options.logtype ?? "Application";
    try {
      this._add_source_to_registry(appname, this.dllname, this.logtype);
    } catch (error) {
      if (!(error instanceof PermissionError)) throw error;
    }
  }

  /** Enters the application as a source of entries. Errors: OSError. */
  _add_source_to_registry(appname: string, dllname: string | null, logtype: string): void {
    const path = `SYSTEM\\CurrentControlSet\\Services\\EventLog\\${logtype}\\${appname}`;
    const key = this.#api.createKey(path);
    try {
      if (dllname !== null && truth(dllname)) {
        key.setValue("EventMessageFile", REG_EXPAND_SZ, dllname);
      }
      key.setValue("TypesSupported", REG_DWORD, ALL_TYPES);
    } finally {
      key.close();
    }
  }

  /** Number of the message in the file of definitions, for records whose `msg` is no text of its own. */
  getMessageID(_record: LogRecord): number {
    return 1;
  }

  /** Category of the entry; override it for categories of your own. */
  getEventCategory(_record: LogRecord): number {
    return 0;
  }

  /** Type of the entry, by `typemap`; override it for levels of your own, or add them there. */
  getEventType(record: LogRecord): number {
    const { typemap, deftype } = this;
    const { levelno } = record;
    return (
      (typemap instanceof Map ? typemap.get(levelno) : Reflect.get(typemap, levelno)) ?? deftype
    );
  }

  override emit(record: LogRecord): void {
    try {
      const id = this.getMessageID(record);
      const category = this.getEventCategory(record);
      const type = this.getEventType(record);
      const text = this.format(record);
      const handle = this.#api.registerEventSource(null, this.appname);
      try {
        this.#api.reportEvent(handle, type, category, id, text);
      } finally {
        this.#api.deregisterEventSource(handle);
      }
    } catch (error) {
      reportFailure(this, record, error);
    }
  }

  /** Leaves the source in the registry: without it the entries could not be shown any more. */
  override close(): void {
    void super.close();
  }
}
classAttributes(NTEventLogHandler, "api");
