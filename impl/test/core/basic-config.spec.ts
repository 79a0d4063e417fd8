import { join } from "node:path";
import {
  type BasicConfigOptions,
  basicConfig,
  Formatter,
  NullHandler,
  root,
  StreamHandler,
  warning,
} from "logparity";
import { contents, expect, test } from "../handlers/sandbox.ts";

test.afterEach(() => {
  for (const handler of root.handlers) {
    root.removeHandler(handler);
    void handler.close();
  }
  root.setLevel("WARNING");
});

test("a module function sets the root logger up if nobody has", ({ stderr }) => {
  warning("hi %s", "x");
  expect(stderr()).toBe("WARNING:root:hi x\n");
});

test("basicConfig() does nothing the second time, unless forced", ({ folder }) => {
  const file = (name: string): string => join(folder, name);
  basicConfig({ filename: file("a"), format: "{levelname}|{message}", style: "{", level: "DEBUG" });
  basicConfig({ filename: file("b") });
  root.debug("one");
  basicConfig({ filename: file("c"), force: true, encoding: "ascii" });
  root.error("é");
  expect(contents(folder)).toEqual({ a: "DEBUG|one\n", c: "ERROR:root:\\xe9\n" });
});

test("basicConfig() gives its formatter to handlers that have none", () => {
  const [bare, dressed] = [new NullHandler(), new NullHandler()];
  const [own, formatter] = [new Formatter(), new Formatter()];
  dressed.setFormatter(own);
  basicConfig({ handlers: [bare, dressed], formatter });
  expect([bare.formatter, dressed.formatter]).toEqual([formatter, own]);
});

test("basicConfig() takes nothing by position", () => {
  expect(() => Reflect.apply(basicConfig, null, ["app.log"])).toThrow(
    "basicConfig() takes 0 positional arguments but 1 was given",
  );
});

// Captured from CPython 3.15.2.
const refused: [Record<string, unknown>, string][] = [
  [{ stream: null, filename: "x" }, "'stream' and 'filename' should not be specified together"],
  [
    { handlers: [new NullHandler()], stream: null },
    "'stream' or 'filename' should not be specified together with 'handlers'",
  ],
  [{ handlers: [new NullHandler()], filemode: "w" }, "Unrecognised argument(s): filemode"],
  [{ foo: 1, bar: 2 }, "Unrecognised argument(s): foo, bar"],
  [{ style: "?" }, "Style must be one of: %,{,$"],
  [
    { formatter: new Formatter(), format: "%(message)s" },
    "'format' should not be specified together with 'formatter'",
  ],
  [{ level: "nope" }, "Unknown level: 'nope'"],
];
for (const [options, message] of refused) {
  test(`basicConfig() refuses ${Object.keys(options).join(" with ")}: ${message}`, () => {
    expect(() => basicConfig(options satisfies BasicConfigOptions)).toThrow(message);
  });
}

test("basicConfig() finds unknown options last, with the handler in place", () => {
  const unknown: object = { foo: 1 };
  expect(() => basicConfig(unknown)).toThrow("Unrecognised");
  expect(root.handlers).toEqual([expect.any(StreamHandler)]);
});
