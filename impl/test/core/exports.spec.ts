import { expect, test } from "@playwright/test";
import * as logging from "logparity";

// CPython 3.15.2: sorted(logging.__all__), and the public classes and switches beside it.
const PROMISED = `BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Formatter
  Handler INFO LogRecord Logger LoggerAdapter NOTSET NullHandler StreamHandler WARN WARNING
  addLevelName basicConfig captureWarnings critical debug disable error exception fatal
  getHandlerByName getHandlerNames getLevelName getLevelNamesMapping getLogRecordFactory getLogger
  getLoggerClass info lastResort log makeLogRecord raiseExceptions setLogRecordFactory
  setLoggerClass shutdown warn warning
  Filterer Manager PercentStyle PlaceHolder RootLogger StrFormatStyle StringTemplateStyle
  logAsyncioTasks logMultiprocessing logProcesses logThreads root`;

test("logparity exports every public name of Python's logging", () => {
  const missing = PROMISED.split(/\s+/).filter((name) => !(name in logging));
  expect(missing).toEqual([]);
});
