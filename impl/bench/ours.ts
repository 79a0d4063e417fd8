import { FileHandler, Formatter, getLogger } from "logparity";
import {
  RotatingFileHandler,
  TimedRotatingFileHandler,
  WatchedFileHandler,
} from "logparity/handlers";
import { type Contestant, type Maker, MESSAGE } from "./workload.ts";

const PLAIN = "%(asctime)s %(levelname)s %(name)s %(message)s";
const WITH_SITE =
  "%(asctime)s %(levelname)s %(name)s %(filename)s:%(lineno)d %(funcName)s %(message)s";
const NEVER_FULL = 1e10;
const EVERY_1000_RECORDS = 98_000;

const HANDLERS: Readonly<Record<string, (path: string) => FileHandler>> = {
  file: (path) => new FileHandler(path),
  watched: (path) => new WatchedFileHandler(path),
  rotating: (path) => new RotatingFileHandler(path, { maxBytes: NEVER_FULL, backupCount: 3 }),
  rolling: (path) =>
    new RotatingFileHandler(path, { maxBytes: EVERY_1000_RECORDS, backupCount: 3 }),
  timed: (path) => new TimedRotatingFileHandler(path, { when: "D", backupCount: 3 }),
};

/**
 * One of our handlers behind a logger.
 *
 * What can see the call site decides what a record costs: `printed` puts it in the format,
 * `captured` adds a filter that could read it, and without either nothing can tell.
 */
export function ours(contestant: string): Maker | undefined {
  const [kind = "", site] = contestant.split("/");
  const make = HANDLERS[kind];
  return make && ((path) => logTo(make(path), site));
}

function logTo(handler: FileHandler, site: string | undefined): Contestant {
  handler.setFormatter(new Formatter(site === "printed" ? WITH_SITE : PLAIN));
  if (site === "captured") handler.addFilter(() => true);
  const logger = getLogger("app.web");
  logger.addHandler(handler);
  logger.setLevel("DEBUG");
  return { log: (index) => logger.info(MESSAGE, index, "10.0.0.1", 42, "OK") };
}
