export { setStartTime } from "./core/clock.ts";
export { BufferingFormatter } from "./core/format/buffering-formatter.ts";
export { type Converter, Formatter, type FormatterOptions } from "./core/format/formatter.ts";
export { type Defaults, PercentStyle, type StyleOptions } from "./core/format/percent-style.ts";
export { StrFormatStyle } from "./core/format/str-format-style.ts";
export { StringTemplateStyle } from "./core/format/string-template-style.ts";
export { BASIC_FORMAT, type Style } from "./core/format/styles.ts";
export { type ExceptionInfo, Traceback } from "./core/format/traceback.ts";
export { FileHandler, type FileHandlerOptions } from "./core/handler/file.ts";
export { Filter } from "./core/handler/filter.ts";
export { Filterer, type FilterFunction, type FilterLike } from "./core/handler/filterer.ts";
export { type FormatterLike, Handler } from "./core/handler/handler.ts";
export { _StderrHandler, lastResort, setLastResort } from "./core/handler/last-resort.ts";
export { NullHandler } from "./core/handler/null.ts";
export { getHandlerByName, getHandlerNames } from "./core/handler/registry.ts";
export { StreamHandler } from "./core/handler/stream.ts";
export { KeywordArguments, kw, type LogKeywords } from "./core/kw.ts";
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
export { type Adapted, LoggerAdapter, type LoggerAdapterOptions } from "./core/logger/adapter.ts";
export { type BasicConfigOptions, basicConfig } from "./core/logger/basic-config.ts";
export { captureWarnings } from "./core/logger/capture-warnings.ts";
export { Logger } from "./core/logger/logger.ts";
export {
  getLoggerClass,
  type LoggerClass,
  Manager,
  setLoggerClass,
} from "./core/logger/manager.ts";
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
} from "./core/logger/module-functions.ts";
export { PlaceHolder } from "./core/logger/placeholder.ts";
export { getLogger, RootLogger, root } from "./core/logger/root.ts";
export { type ShutdownOptions, shutdown } from "./core/logger/shutdown.ts";
export { LogRecord, type LogRecordOptions } from "./core/record/record.ts";
export {
  getLogRecordFactory,
  type LogRecordArguments,
  type LogRecordClass,
  type LogRecordFactory,
  makeLogRecord,
  setLogRecordFactory,
} from "./core/record/record-factory.ts";
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
