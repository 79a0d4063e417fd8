import { dumpsFrame, logRecordFacts } from "#impl/python/pickle.js";
import { parting } from "./check-graph.ts";
import { build, type Graph, listOf } from "./graph.ts";
import type { Request } from "./python-side.ts";
import type { Random } from "./random.ts";
import { randomAtom, randomInt } from "./random-atom.ts";

/** A record to be made on both sides. */
export type RecordRequest = Extract<Request, { readonly record: unknown }>;

// Few and telling, so that two of them are often equal.
const NAMES = ["root", "app", "app.db", "process", "x", "serve"];
const FUNCTIONS = [
  "serve",
  "process",
  "name",
  "args",
  "root",
  "MainThread",
  "INFO",
  "main",
  "<module>",
];
const PATHS = [
  "/srv/app/main.py",
  "main.py",
  "main",
  "app",
  "serve",
  "/srv/app/main",
  "process",
  "x",
];
const LEVELS = [10, 20, 30, 40, 50, 0, 25];

/** Describes a record as a call in a function gives it, with what `extra` adds. */
export function randomRecord(random: Random): RecordRequest {
  const levelno: Graph = ["i", String(random.pick(LEVELS))];
  return {
    record: [
      ["name", random.pick(NAMES)],
      ["msg", random.pick(["hello", "process", "INFO", "x", ""])],
      ["levelno", levelno],
      ["pathname", random.pick(PATHS)],
      ["lineno", ["i", String(random.below(3000))]],
      ["funcName", random.pick(FUNCTIONS)],
      ["created", ["f", hex(1_705_320_000 + random.below(4) / 4)]],
      ["msecs", ["f", hex(random.below(1000))]],
      ["relativeCreated", ["f", hex(random.below(10_000))]],
      ["thread", ["i", String(140_245_551_765_312 + random.below(1000))]],
      ["process", randomInt(random)],
    ],
    extra: random.list(random.below(4), (index) => [
      random.pick([`user${index}`, "serve", "process2", "latin1", "hint"]),
      random.oneIn(4)
        ? [
            "e",
            0,
            random.pick(["AttributeError", "ValueError"]),
            [randomAtom(random)],
            [["levelname", "INFO"]],
          ]
        : randomAtom(random),
    ]),
  };
}

function hex(value: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString("hex");
}

/** What differs between the port's frame of a record and CPython's; nothing if all is well. */
export function recordDifference(request: RecordRequest, expected: string): string[] {
  const frame = dumpsFrame(recordDict(request), { facts: logRecordFacts });
  if (frame.toString("base64") === expected) return [];
  const theirs = Buffer.from(expected, "base64").toString("latin1");
  return [`frame${parting(frame.toString("latin1", 4), theirs.slice(4))}`];
}

const LEVEL_NAMES: Readonly<Record<number, string>> = {
  0: "NOTSET",
  10: "DEBUG",
  20: "INFO",
  30: "WARNING",
  40: "ERROR",
  50: "CRITICAL",
};

/** `LogRecord.__dict__` as `makePickle` leaves it. */
function recordDict({ record, extra }: RecordRequest): Record<string, unknown> {
  const given = new Map(record.map((item) => [listOf(item)[0], build(listOf(item)[1] ?? null)]));
  const [pathname, levelno] = [String(given.get("pathname")), Number(given.get("levelno"))];
  const filename = pathname.slice(pathname.lastIndexOf("/") + 1);
  const dict: Record<string, unknown> = {
    name: given.get("name"),
    msg: given.get("msg"),
    args: null,
    levelname: LEVEL_NAMES[levelno] ?? `Level ${levelno}`,
    levelno,
    pathname,
    filename,
    module: filename.replace(/\.py$/, ""),
    exc_info: null,
    exc_text: null,
    stack_info: null,
    lineno: given.get("lineno"),
    funcName: given.get("funcName"),
    created: Number(given.get("created")),
    msecs: Number(given.get("msecs")),
    relativeCreated: Number(given.get("relativeCreated")),
    thread: given.get("thread"),
    threadName: "MainThread",
    processName: "MainProcess",
    process: given.get("process"),
    taskName: null,
  };
  for (const item of extra) {
    const [key = "", value = null] = listOf(item);
    dict[String(key)] = build(value);
  }
  return dict;
}
