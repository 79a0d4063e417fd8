import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { Formatter, Handler, kw, Logger, type LogRecord, makeLogRecord } from "logparity";
import { livePythons } from "../../../conformance/test/support/live.ts";
import { requires } from "../../../conformance/test/support/require.ts";
import { build, type ExceptionTree, infoOf, trees } from "./exception-tree.ts";

const SCRIPT = fileURLToPath(new URL("exception_layout.py", import.meta.url));

/** The oldest CPython of which the layout is the port's: 3.15 colours nothing and hides nothing here. */
const WITH_GROUPS = 11;

const one: ExceptionTree = { type: "ValueError", message: "one", frame: true };
const BY_HAND: readonly ExceptionTree[] = [
  one,
  { ...one, message: "" },
  { type: "Error", message: "outer", cause: one, frame: true },
  { type: "Error", message: "outer", context: one },
  { type: "Error", message: "outer", context: one, cause: { type: "TypeError", message: "why" } },
  { type: "AggregateError", message: "all", errors: [one, one], frame: true },
  { type: "AggregateError", message: "", errors: [one], cause: one },
  { type: "AggregateError", message: "all", errors: [{ ...one, cause: one, context: one }] },
  {
    type: "AggregateError",
    message: "all\nof them",
    errors: [one, { type: "AggregateError", message: "inner", errors: [one, one], cause: one }],
    context: { type: "AggregateError", message: "before", errors: [one] },
  },
  nested(12),
];

/** A group in a group in a group. */
function nested(depth: number): ExceptionTree {
  const inner = depth === 0 ? one : nested(depth - 1);
  return { type: "AggregateError", message: `level ${depth}`, errors: [inner, one] };
}

test("Formatter.formatException() lays errors, their causes and AggregateErrors out as CPython does", async () => {
  const pythons = await livePythons();
  const newest = pythons.findLast(({ version }) => Number(version.split(".")[1]) >= WITH_GROUPS);
  requires("python", newest === undefined ? "there is no CPython with groups" : undefined);
  if (newest === undefined) return;
  const given = [...BY_HAND, ...trees(1, 300)];
  const options = { input: JSON.stringify(given), encoding: "utf8" } as const;
  const printed = execFileSync(newest.file, ["-S", "-B", SCRIPT], {
    ...options,
    env: { PYTHONIOENCODING: "utf-8" },
  });
  const expected: readonly string[] = JSON.parse(printed);

  const formatter = new Formatter();
  for (const [index, tree] of given.entries()) {
    const error = build(tree);
    const shown = formatter.formatException(infoOf(error));
    expect(`${shown}\n`, JSON.stringify(tree)).toBe(expected[index]);
  }
});

test("Formatter.formatException() tells causes and members that are no errors as such", () => {
  const group = build({ type: "AggregateError", message: "all", errors: [] });
  Object.assign(group, { errors: ["plain", null], cause: 404 });
  expect(new Formatter().formatException(infoOf(group)).split("\n")).toEqual([
    "Error: 404",
    "",
    "The above exception was the direct cause of the following exception:",
    "",
    "  | AggregateError: all",
    "  +-+---------------- 1 ----------------",
    "    | Error: plain",
    "    +---------------- 2 ----------------",
    "    | Error: None",
    "    +------------------------------------",
  ]);
});

test("a record keeps the text of its exception, which other formatters use", () => {
  const error = build({ type: "TypeError", message: "no", frame: true });
  const record = makeLogRecord({
    msg: "failed",
    exc_info: infoOf(error),
    stack_info: "Stack:\n  here",
  });
  const text =
    'Traceback (most recent call last):\n  File "/srv/app/main.py", line 7, in serve\nTypeError: no';
  expect(new Formatter().format(record)).toBe(`failed\n${text}\nStack:\n  here`);
  expect(record.exc_text).toBe(text);
  record.exc_text = "kept";
  expect(new Formatter("%(levelname)s").format(record)).toBe("Level None\nkept\nStack:\n  here");
});

test("Logger.exception() logs an error that was caught, with the frames of the program", () => {
  const texts: string[] = [];
  const handler = new (class extends Handler {
    override emit(record: LogRecord): void {
      texts.push(this.format(record));
    }
  })();
  const log = new Logger("shop");
  log.addHandler(handler);
  try {
    JSON.parse("{");
  } catch (error) {
    log.exception("cannot read %s", "it", kw({ exc_info: error }));
  }
  expect(texts[0]).toMatch(
    /^cannot read it\nTraceback \(most recent call last\):\n[^]*\nSyntaxError: /u,
  );
  expect(texts[0]).toMatch(/exception-layout\.spec\.[jt]s", line \d+, in /u);
  expect(texts[0]).not.toContain("formatException");
});
