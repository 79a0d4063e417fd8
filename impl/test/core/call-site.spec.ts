import { basename } from "node:path";
import { runInThisContext } from "node:vm";
import {
  FileHandler,
  Formatter,
  Handler,
  kw,
  Logger,
  LoggerAdapter,
  type LogRecord,
  NullHandler,
  RootLogger,
  StreamHandler,
} from "logparity";
import { expect, test } from "../handlers/sandbox.ts";

type Site = [filename: string, funcName: string | null];

/** Notes where records come from. */
class Sites extends Handler {
  readonly seen: Site[] = [];

  override emit({ filename, funcName }: LogRecord): void {
    this.seen.push([filename, funcName]);
  }
}

function watched<T extends Logger>(logger: T): { logger: T; seen: Site[] } {
  const sites = new Sites();
  logger.addHandler(sites);
  return { logger, seen: sites.seen };
}

const HERE = basename(import.meta.filename);

class Server {
  logger: Pick<Logger, "warning">;

  constructor(logger: Pick<Logger, "warning">) {
    this.logger = logger;
  }

  serve(...args: unknown[]): void {
    this.logger.warning("x", ...args);
  }
}

test("a record names file and function of the call, as Python would", () => {
  const { logger, seen } = watched(new RootLogger("DEBUG"));
  new Server(logger).serve();
  const fabricated = "(function handle(logger) { logger.error('x'); })";
  runInThisContext(fabricated, { filename: "/srv/app/main.py", lineOffset: 6 })(logger);
  [logger].forEach((each) => each.info("x"));
  expect(seen).toEqual([
    [HERE, "serve"],
    ["main.py", "handle"],
    [HERE, "<lambda>"],
  ]);
});

test("stacklevel counts calls outside of logging, however the record got there", () => {
  const { logger, seen } = watched(new RootLogger("DEBUG"));
  function outer(stacklevel: number): void {
    new Server(logger).serve(kw({ stacklevel }));
  }
  for (const stacklevel of [1, 2]) outer(stacklevel);
  const nested = new LoggerAdapter(new LoggerAdapter(logger));
  new Server({ warning: nested.warning.bind(nested) }).serve();
  expect(seen.map(([, funcName]) => funcName)).toEqual(["serve", "outer", "serve"]);
});

test("a record has the call stack as text when stack_info asks for it", () => {
  const logger = new RootLogger("DEBUG");
  const stacks: (string | null)[] = [];
  logger.addFilter(({ stack_info }) => stacks.push(stack_info));
  logger.addHandler(new NullHandler());
  new Server(logger).serve(kw({ stack_info: true }));
  expect(stacks[0]).toMatch(/^Stack \(most recent call last\):\n {2}File "/);
  expect(stacks[0]).toMatch(/, in serve$/);
});

test("an override counts as the caller, just as its frame does in Python", () => {
  class Wrapping extends RootLogger {
    override warning(msg: unknown, ...args: unknown[]): void {
      super.warning(msg, ...args);
    }
  }
  class Lower extends RootLogger {
    override _log(...args: Parameters<Logger["_log"]>): void {
      super._log(...args);
    }
  }
  const names = [new Wrapping("DEBUG"), new Lower("DEBUG")].map((subject) => {
    const { logger, seen } = watched(subject);
    new Server(logger).serve();
    return seen[0]?.[1];
  });
  expect(names).toEqual(["warning", "_log"]);
});

function own(): string {
  return "own";
}

/* oxlint-disable typescript/unbound-method -- the hook is compared and put back, never called */
test("Error.prepareStackTrace and stackTraceLimit of a program are left as they are", () => {
  const { logger, seen } = watched(new RootLogger("DEBUG"));
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.prepareStackTrace = own;
  Error.stackTraceLimit = 3;
  new Server(logger).serve();
  const [hook, limit] = [Error.prepareStackTrace, Error.stackTraceLimit];
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  expect([hook, limit, seen]).toEqual([own, 3, [[HERE, "serve"]]]);
});
/* oxlint-enable typescript/unbound-method */

// Where nothing looks, the call site is not sought. Whatever could look must therefore find it.
const WATCHERS: Record<
  string,
  (logger: RootLogger, note: (record: LogRecord) => void) => () => void
> = {
  "a logger's filter": (logger, note) => {
    const filter = (record: LogRecord): true => (note(record), true);
    logger.addFilter(filter);
    return () => logger.removeFilter(filter);
  },
  "a handler's filter": (logger, note) => {
    const [handler] = logger.handlers;
    handler?.addFilter({ filter: (record) => (note(record), true) });
    return () => {};
  },
  "a formatter of one's own": (logger, note) => {
    class Own extends Formatter {
      override formatTime(record: LogRecord): string {
        note(record);
        return "";
      }
    }
    logger.handlers[0]?.setFormatter(new Own("%(asctime)s"));
    return () => {};
  },
  "an object that formats": (logger, note) => {
    logger.handlers[0]?.setFormatter({ format: (record) => (note(record), "") });
    return () => {};
  },
  "a patched prototype": (_logger, note) => {
    // oxlint-disable-next-line typescript/unbound-method -- it is put back
    const { emit } = StreamHandler.prototype;
    StreamHandler.prototype.emit = note;
    return () => void (StreamHandler.prototype.emit = emit);
  },
  "a method set on one handler": (logger, note) => {
    Object.assign(logger.handlers[0] ?? {}, { handleError: note, format: () => failing() });
    return () => {};
  },
};

function failing(): never {
  throw new Error("no");
}

for (const [watcher, install] of Object.entries(WATCHERS)) {
  test(`the call site is there for ${watcher}`, ({ folder }) => {
    const logger = new RootLogger("DEBUG");
    const handler = new FileHandler(`${folder}/app.log`);
    logger.addHandler(handler);
    logger.info("nobody looks yet");
    const names: (string | null)[] = [];
    const uninstall = install(logger, ({ funcName }) => names.push(funcName));
    new Server(logger).serve();
    uninstall();
    handler.close();
    expect(names).toEqual(["serve"]);
  });
}

for (const [style, format] of [
  ["%", "%(funcName)s %(message)s"],
  ["{", "{funcName}"],
  ["$", "$funcName"],
] as const) {
  test(`the call site is there for a format in style ${style}`, ({ stderr }) => {
    const logger = new RootLogger("DEBUG");
    const handler = new StreamHandler();
    logger.addHandler(handler);
    handler.setFormatter(new Formatter(format, { style }));
    new Server(logger).serve();
    expect(stderr()).toMatch(/^serve/);
  });
}
