import { tracebackOf } from "../format/traceback.ts";
import { NullHandler } from "../handler/null.ts";
import { getLogger } from "./root.ts";
import { setShowWarning, type Warned } from "./warn.ts";

/** Node's own listener, which prints warnings; there is none under `--no-warnings`. */
let printer: ((warning: Error) => void) | undefined;
let isCapturing = false;

/**
 * Sends the warnings of the process to the logger `py.warnings`, or to Node's output again.
 *
 * Other listeners of the event `warning` stay as they are.
 *
 * Source: CPython 3.15, `logging.captureWarnings`.
 */
export function captureWarnings(capture: unknown): void {
  if (Boolean(capture) === isCapturing) return;
  isCapturing = Boolean(capture);
  if (isCapturing) start();
  else stop();
}

function start(): void {
  setShowWarning(logWarning);
  printer = process.listeners("warning").find(({ name }) => name === "onWarning");
  if (printer !== undefined) process.off("warning", printer);
  process.on("warning", logNodeWarning);
}

function stop(): void {
  setShowWarning(null);
  process.off("warning", logNodeWarning);
  if (printer !== undefined) process.on("warning", printer);
}

function logNodeWarning(warning: Error): void {
  const caller = tracebackOf(warning)?.frames.findLast(
    ({ filename }) => !filename.startsWith("node:"),
  );
  logWarning({
    message: warning.message,
    category: warning.name,
    filename: caller?.filename ?? "sys",
    lineno: caller?.lineno ?? 1,
  });
}

function logWarning({ message, category, filename, lineno }: Warned): void {
  const logger = getLogger("py.warnings");
  if (logger.handlers.length === 0) logger.addHandler(new NullHandler());
  logger.warning(`${filename}:${lineno}: ${category}: ${message}\n`);
}
