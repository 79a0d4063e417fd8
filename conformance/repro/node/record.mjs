import { kw, Logger, LogRecord } from "logparity";
import { tuple } from "logparity/python";

/** Makes a record of one fixed call site. */
export function record(level, msg, args = [], error = null, sinfo = null, extra = {}) {
  const given = Array.isArray(args) ? tuple(args) : args;
  const options = { func: "serve", sinfo };
  return Object.assign(
    new LogRecord("parity", level, "/srv/app/main.py", 7, msg, given, error, options),
    extra,
  );
}

/** An error that was never raised: without a place in its stack there is none in its traceback. */
export function unraised(error) {
  error.stack = error.message === "" ? error.name : `${error.name}: ${error.message}`;
  return error;
}

/** Python's `(type(e), e, e.__traceback__)`: the port alone knows its traceback. */
export function excInfo(error) {
  return infoOf(unraised(error));
}

/** Python's `sys.exc_info()`: the error that is being handled. */
export function handledInfo() {
  return infoOf(true);
}

/** What a record of the port says of an error. */
function infoOf(error) {
  const seen = [];
  const logger = new Logger("repro");
  logger.addFilter((made) => seen.push(made.exc_info) === 0);
  logger.error("", kw({ exc_info: error }));
  return seen[0];
}
