import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { evaluate } from "#impl/config/literal/evaluate.js";
import { LOGGING_NAMES } from "#impl/config/logging-names.js";
import { ConfigParser } from "#impl/python/configparser.js";
import { exceptionTypeName } from "#impl/python/exceptions.js";
import { loads } from "#impl/python/json.js";
import { repr } from "#impl/python/repr.js";

/** What `generate_cases.py` saw CPython do. */
type Cases = readonly (readonly [text: string, outcome: unknown])[];
const file = new URL("../../../fixtures/ground-floor/configuration.json", import.meta.url);
const recorded: { ini: Cases; literal: Cases; json: Cases } = JSON.parse(
  readFileSync(file, "utf8"),
);

function outcome(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error: [exceptionTypeName(error), error.message] };
  }
}

function readIni(text: string): unknown {
  const parser = new ConfigParser();
  parser.read_string(text);
  return parser
    .sections()
    .map((section) => [
      section,
      parser
        .options(section)
        .map((option) => [
          option,
          parser.get(section, option, { raw: true }),
          outcome(() => parser.get(section, option)),
        ]),
    ]);
}

function different(cases: Cases, play: (text: string) => unknown): unknown[] {
  const seen = cases.map(([text, expected]) => ({
    text,
    expected,
    seen: outcome(() => play(text)),
  }));
  return seen.filter((one) => JSON.stringify(one.seen) !== JSON.stringify(one.expected));
}

test("ConfigParser reads what CPython's reads, and refuses the same with the same words", () => {
  expect(different(recorded.ini, readIni)).toEqual([]);
  expect(recorded.ini.length).toBeGreaterThan(300);
});

test("loads() reads JSON as json.loads does, errors and their places included", () => {
  expect(different(recorded.json, (text) => repr(loads(text)))).toEqual([]);
});

test("evaluate() gives what eval() gives for literals, names and operators", () => {
  expect(different(recorded.literal, (text) => repr(evaluate(text, LOGGING_NAMES)))).toEqual([]);
});

test("evaluate() runs nothing", () => {
  const refused = [
    "open('x')",
    "sys.exit()",
    "os.getpid()",
    "[].append(1)",
    "handlers.SysLogHandler()",
    "'a'[0]",
  ];
  for (const expression of refused) {
    expect(() => evaluate(expression, LOGGING_NAMES), expression).toThrow();
  }
  expect(() => evaluate("getLogger('x')", LOGGING_NAMES)).toThrow("nothing to be run");
});
