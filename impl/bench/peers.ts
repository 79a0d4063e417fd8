import { once } from "node:events";
import { createWriteStream, openSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type Maker, MESSAGE, readyLine } from "./workload.ts";

/** Peers are asked for by name when they run, so that one that is not installed costs its row only. */
const load = createRequire(import.meta.url);
const NEVER_FULL = 1e10;

/** The loggers that a Node programmer would otherwise take, each as its documentation sets it up. */
export const PEERS: Readonly<Record<string, Maker>> = {
  "raw writeSync": (path) => {
    const descriptor = openSync(path, "a");
    return { log: (index) => void writeSync(descriptor, readyLine(index)), end: () => {} };
  },

  "pino sync": (path) => {
    const pino = load("pino");
    const destination = pino.destination({ dest: path, sync: true });
    const logger = pino({ name: "app.web" }, destination);
    return {
      log: (index) => logger.info(MESSAGE, index, "10.0.0.1", 42, "OK"),
      end: () => destination.flushSync(),
    };
  },

  "winston File": (path) => {
    const { createLogger, format, transports } = load("winston");
    const file = new transports.File({ filename: path });
    const line = format.printf(
      (info: Record<string, string>) =>
        `${info["timestamp"]} ${info["level"]} app.web ${info["message"]}`,
    );
    const logger = createLogger({
      transports: [file],
      format: format.combine(format.splat(), format.timestamp(), line),
    });
    return {
      log: (index) => logger.info(MESSAGE, index, "10.0.0.1", 42, "OK"),
      end: async () => {
        // Ended earlier, winston loses what it still holds: "write after end".
        while (logger.writableLength + logger.readableLength + file.writableLength > 0) {
          await setImmediate();
        }
        const finished = once(file, "finish");
        logger.end();
        await finished;
      },
    };
  },

  "log4js fileSync": (path) => log4jsAppender("fileSync", path, false),
  "log4js fileSync, call site": (path) => log4jsAppender("fileSync", path, true),
  "log4js file": (path) => log4jsAppender("file", path, false),

  bunyan: (path) => {
    const stream = createWriteStream(path, { flags: "a" });
    const logger = load("bunyan").createLogger({ name: "app.web", streams: [{ stream }] });
    return {
      log: (index) => logger.info(MESSAGE, index, "10.0.0.1", 42, "OK"),
      end: async () => {
        stream.end();
        await once(stream, "finish");
      },
    };
  },

  "rotating-file-stream": (path) => {
    const { createStream } = load("rotating-file-stream");
    const stream = createStream(basename(path), { path: dirname(path), size: "10G" });
    return {
      log: (index) => stream.write(readyLine(index)),
      end: async () => {
        stream.end();
        await once(stream, "finish");
      },
    };
  },
};

function log4jsAppender(type: string, filename: string, callSite: boolean): ReturnType<Maker> {
  const log4js = load("log4js");
  const pattern = callSite ? "%d %p %c %f{1}:%l %m" : "%d %p %c %m";
  const layout = { type: "pattern", pattern };
  log4js.configure({
    appenders: { file: { type, filename, layout, maxLogSize: NEVER_FULL } },
    categories: { default: { appenders: ["file"], level: "debug", enableCallStack: callSite } },
  });
  const logger = log4js.getLogger("app.web");
  return {
    log: (index) => logger.info(MESSAGE, index, "10.0.0.1", 42, "OK"),
    end: () => new Promise<void>((resolve) => log4js.shutdown(() => resolve())),
  };
}
