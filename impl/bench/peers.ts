import { createWriteStream, openSync, statSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type Contestant, type Maker, MESSAGE, readyLine } from "./workload.ts";

/** Peers are asked for by name when they run, so that one that is not installed costs its row only. */
const load = createRequire(import.meta.url);
const NEVER_FULL = 1e10;

/** The loggers that a Node programmer would otherwise take, each as its documentation sets it up. */
export const PEERS: Readonly<Record<string, Maker>> = {
  "raw writeSync": (path) => {
    const descriptor = openSync(path, "a");
    return { log: (index) => void writeSync(descriptor, readyLine(index)) };
  },

  "pino sync": (path) => {
    const pino = load("pino");
    const logger = pino({ name: "app.web" }, pino.destination({ dest: path, sync: true }));
    return { log: (index) => logger.info(MESSAGE, index, "10.0.0.1", 42, "OK") };
  },

  "winston File": (path) => {
    const { createLogger, format, transports } = load("winston");
    const line = format.printf(
      (info: Record<string, string>) =>
        `${info["timestamp"]} ${info["level"]} app.web ${info["message"]}`,
    );
    const logger = createLogger({
      transports: [new transports.File({ filename: path })],
      format: format.combine(format.splat(), format.timestamp(), line),
    });
    return {
      log: (index) => logger.info(MESSAGE, index, "10.0.0.1", 42, "OK"),
      settle: lengthened(path),
    };
  },

  "log4js fileSync": (path) => log4jsAppender("fileSync", path, false),
  "log4js fileSync, call site": (path) => log4jsAppender("fileSync", path, true),
  "log4js file": (path) => ({ ...log4jsAppender("file", path, false), settle: lengthened(path) }),

  bunyan: (path) => {
    const stream = createWriteStream(path, { flags: "a" });
    const logger = load("bunyan").createLogger({ name: "app.web", streams: [{ stream }] });
    return {
      log: (index) => logger.info(MESSAGE, index, "10.0.0.1", 42, "OK"),
      settle: lengthened(path),
    };
  },

  "rotating-file-stream": (path) => {
    const { createStream } = load("rotating-file-stream");
    const stream = createStream(basename(path), { path: dirname(path), size: "10G" });
    return { log: (index) => stream.write(readyLine(index)), settle: lengthened(path) };
  },
};

function log4jsAppender(type: string, filename: string, callSite: boolean): Contestant {
  const log4js = load("log4js");
  const pattern = callSite ? "%d %p %c %f{1}:%l %m" : "%d %p %c %m";
  const layout = { type: "pattern", pattern };
  log4js.configure({
    appenders: { file: { type, filename, layout, maxLogSize: NEVER_FULL } },
    categories: { default: { appenders: ["file"], level: "debug", enableCallStack: callSite } },
  });
  const logger = log4js.getLogger("app.web");
  return { log: (index) => logger.info(MESSAGE, index, "10.0.0.1", 42, "OK") };
}

/** How long a file has to stay as it is before its logger is taken to be done. */
const STILL_MS = 20;

/** No line is shorter: less than this many bytes a record, and the logger has hardly begun. */
const SHORTEST_LINE = 60;

/**
 * Waits until the file holds `count` records more and does not grow any longer, and tells when it
 * grew last: some loggers do not say when they are done, others say it too early.
 */
function lengthened(path: string): (count: number) => Promise<number> {
  let settled = 0;
  return async (count) => {
    let size = 0;
    let grownAt = performance.now();
    while (size < settled + count * SHORTEST_LINE || performance.now() - grownAt < STILL_MS) {
      const now = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (now !== size) grownAt = performance.now();
      size = now;
      await setImmediate();
    }
    settled = size;
    return grownAt;
  };
}
