import { readAttribute, writeAttribute } from "./attributes.ts";
import type { Keywords } from "./binder.ts";
import { CONSTRUCT, callFrom, FILE, FUNCTION, LINE } from "./call-site.ts";
import { callable } from "./library.ts";
import { logging, Module, python } from "./port.ts";
import type { Run } from "./run.ts";
import { type Fields, listOf, textOf } from "./shape.ts";
import { decode, decodeFields } from "./values.ts";

const METHOD_LEVELS: Readonly<Record<string, number | undefined>> = {
  debug: 10,
  info: 20,
  warning: 30,
  warn: 30,
  error: 40,
  exception: 40,
  critical: 50,
  fatal: 50,
};
const LEVELS: Readonly<Record<string, number | undefined>> = {
  CRITICAL: 50,
  ERROR: 40,
  WARNING: 30,
  INFO: 20,
  DEBUG: 10,
  NOTSET: 0,
};
const STACK = `Stack (most recent call last):\n  File "${FILE}", line ${LINE}, in ${FUNCTION}`;
const KEYWORDS = ["exc_info", "stack_info", "stacklevel", "extra"];

/** The verb `log`: one call of a logger, or one record given to a handler. */
export function log(run: Run, body: Fields): void {
  const target = run.logger(textOf(body["to"]));
  const frames = listOf(body["from"]).map(textOf);
  if (target instanceof logging.Handler) {
    const record = makeRecord(run, body);
    callFrom(frames, callable(readAttribute(target, "handle")), target, [record]);
    return;
  }
  const level = decode(run, given(body, "level", "INFO"));
  const message = [decode(run, given(body, "msg", "message")), ...argsOf(run, body)];
  const isMethod = typeof level === "string" && METHOD_LEVELS[level] !== undefined;
  const method = readAttribute(target, isMethod ? level : "log");
  const positional = isMethod ? message : [levelNumber(level), ...message];
  const keywords = keywordsOf(run, body);
  const all =
    Object.keys(keywords).length === 0 ? positional : [...positional, logging.kw({ ...keywords })];
  callFrom(frames, callable(method), target instanceof Module ? undefined : target, all);
}

/** What the step says, even if that is null, or else `fallback`. */
function given(body: Fields, name: string, fallback: unknown): unknown {
  return name in body ? body[name] : fallback;
}

function argsOf(run: Run, body: Fields): unknown[] {
  const args = decode(run, given(body, "args", []));
  return Array.isArray(args) ? [...(args as unknown[])] : [args];
}

function levelNumber(level: unknown): unknown {
  if (typeof level !== "string") return level;
  const number = LEVELS[level] ?? logging.getLevelName(level as unknown);
  return typeof number === "number" ? number : level;
}

function keywordsOf(run: Run, body: Fields): Keywords {
  const present = KEYWORDS.filter((name) => name in body).map((name) => [name, body[name]]);
  return decodeFields(run, Object.fromEntries(present));
}

function makeRecord(run: Run, body: Fields): object {
  const level = decode(run, given(body, "level", "INFO"));
  const number =
    (typeof level === "string" ? METHOD_LEVELS[level] : undefined) ?? levelNumber(level);
  const args = decode(run, given(body, "args", []));
  const isList = Array.isArray(args) && !(args instanceof python.Tuple);
  const fields = [
    "parity",
    number,
    FILE,
    LINE,
    decode(run, given(body, "msg", "message")),
    isList ? python.tuple(args as unknown[]) : args,
    exceptionOf(run, body, level),
    { func: FUNCTION, sinfo: stackOf(decode(run, given(body, "stack_info", null))) },
  ];
  const record: object = Object(callFrom([], logging.LogRecord, CONSTRUCT, fields));
  for (const [name, value] of Object.entries(decodeFields(run, body["extra"]))) {
    writeAttribute(record, name, value);
  }
  return record;
}

function exceptionOf(run: Run, body: Fields, level: unknown): unknown {
  const wanted = decode(run, given(body, "exc_info", level === "exception" || null));
  const error = wanted === true ? (run.handled.at(-1) ?? null) : wanted;
  if (wanted === true && error === null) return python.tuple([null, null, null]);
  return error instanceof Error ? triple(error) : error || null;
}

/** Python's `(type(e), e, e.__traceback__)`, made by the port, which alone knows its traceback. */
function triple(error: Error): unknown {
  const seen: unknown[] = [];
  const logger = new logging.Logger("testee");
  logger.addFilter((record) => {
    seen.push(record.exc_info);
    return false;
  });
  logger.error("", logging.kw({ exc_info: error }));
  return seen[0];
}

function stackOf(stack: unknown): unknown {
  return stack === true ? STACK : stack || null;
}
