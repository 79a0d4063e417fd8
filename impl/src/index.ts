export { LoggerAdapter, type LoggerAdapterOptions } from "./core/adapter.ts";
export { type BasicConfigOptions, basicConfig } from "./core/basic-config.ts";
export { BufferingFormatter } from "./core/buffering-formatter.ts";
export { captureWarnings } from "./core/capture-warnings.ts";
export { setStartTime } from "./core/clock.ts";
export { FileHandler, type FileHandlerOptions } from "./core/file.ts";
export { Filter } from "./core/filter.ts";
export { Filterer, type FilterFunction, type FilterLike } from "./core/filterer.ts";
export { type Converter, Formatter, type FormatterOptions } from "./core/formatter.ts";
export { type FormatterLike, Handler } from "./core/handler.ts";
export { KeywordArguments, kw, type LogKeywords } from "./core/kw.ts";
export { _StderrHandler, lastResort, setLastResort } from "./core/last-resort.ts";
export {
  addLevelName,
  CRITICAL,
  DEBUG,
  ERROR,
  FATAL,
  getLevelName,
  getLevelNamesMapping,
  INFO,
  type Level,
  NOTSET,
  WARN,
  WARNING,
} from "./core/levels.ts";
export { Logger } from "./core/logger.ts";
export { getLoggerClass, type LoggerClass, Manager, setLoggerClass } from "./core/manager.ts";
export {
  critical,
  debug,
  disable,
  error,
  exception,
  fatal,
  info,
  log,
  warn,
  warning,
} from "./core/module-functions.ts";
export { NullHandler } from "./core/null.ts";
export { type Defaults, PercentStyle, type StyleOptions } from "./core/percent-style.ts";
export { PlaceHolder } from "./core/placeholder.ts";
export { LogRecord, type LogRecordOptions } from "./core/record.ts";
export {
  getLogRecordFactory,
  type LogRecordArguments,
  type LogRecordClass,
  type LogRecordFactory,
  makeLogRecord,
  setLogRecordFactory,
} from "./core/record-factory.ts";
export { getHandlerByName, getHandlerNames } from "./core/registry.ts";
export { getLogger, RootLogger, root } from "./core/root.ts";
export {
  _srcfile,
  logAsyncioTasks,
  logMultiprocessing,
  logProcesses,
  logThreads,
  raiseExceptions,
  setLogAsyncioTasks,
  setLogMultiprocessing,
  setLogProcesses,
  setLogThreads,
  setRaiseExceptions,
  setSrcfile,
} from "./core/settings.ts";
export { type ShutdownOptions, shutdown } from "./core/shutdown.ts";
export { StrFormatStyle } from "./core/str-format-style.ts";
export { StreamHandler } from "./core/stream.ts";
export { StringTemplateStyle } from "./core/string-template-style.ts";
export { BASIC_FORMAT, type Style } from "./core/styles.ts";
export { type ExceptionInfo, Traceback } from "./core/traceback.ts";
