import { expect, test } from "@playwright/test";
import { diff } from "#conformance/compare/diff.js";
import { explain } from "#conformance/compare/explain.js";
import { bytesOf, type Json, type Observation } from "#conformance/observation.js";

function explained(cpython: Observation[], port: Observation[], limit = 40): string {
  return explain(diff(cpython, port), limit).join("\n");
}

function file(name: string, text: string): Observation {
  return { at: `files/${name}`, bytes: bytesOf(text) };
}

function bytes(values: number[]): Observation {
  return { at: "files/frame", bytes: Buffer.from(values).toString("base64") };
}

function value(lineno: number, argument: string): Observation {
  const fields = { name: "parity", lineno, args: { $tuple: [argument] } };
  return { at: "results/3", value: { $record: Object.entries(fields) } };
}

function pairs(...keys: string[]): Observation {
  return { at: "results/1", value: { $dict: keys.map((key) => [key, 1]) } };
}

function raised(message: string): Observation {
  return { at: "raised/2", error: { type: "ValueError", message } };
}

function hundreds(word: string): string {
  return Array.from({ length: 200 }, (_, index) => `${word} ${index}\n`).join("");
}

test("explain() of a text names the file, the line and both sides, and leaves out the rest", () => {
  const lines = Array.from({ length: 30 }, (_, index) => `line ${index}\n`);
  const other = lines.with(14, "line X\n");

  expect(explained([file("app.log", lines.join(""))], [file("app.log", other.join(""))])).toBe(
    [
      "files/app.log:",
      "    …",
      "     14 │ line 13⏎",
      "  -  15 │ line 14⏎",
      "  +  15 │ line X⏎",
      "     16 │ line 15⏎",
      "    …",
    ].join("\n"),
  );
});

test("explain() shows characters that cannot be seen, and a missing line end", () => {
  const text = explained(
    [file("a", "x\ty \r\n\ufeffz\u200b\u00a0\u001b")],
    [file("a", "x y\nz\n")],
  );

  expect(text).toContain("x→y·␍⏎");
  expect(text).toContain("<U+FEFF>z<U+200B><U+00A0>␛");
  expect(text).toContain("z⏎");
});

test("explain() of bytes shows both in hex around the first difference", () => {
  const head = Array.from({ length: 40 }, (_, index) => 0x80 + index);
  const text = explained([bytes([...head, 1, 2])], [bytes([...head, 9, 2, 3])]);

  expect(text).toContain("42 and 43 bytes; first difference at byte 40 (0x28)");
  expect(text).toMatch(/- 000020 {2}a0 a1 .* 01 02/u);
  expect(text).toMatch(/\+ 000020 {2}a0 a1 .* 09 02 03/u);
  expect(text).not.toContain("000000");
});

test("explain() of a value names the field that differs", () => {
  expect(explained([value(7, "a")], [value(8, "b")])).toBe(
    'results/3:\n  .lineno: CPython 7, the port 8\n  .args[0]: CPython "a", the port "b"',
  );
});

test("explain() of a value tells a tuple from a list and notices another order of keys", () => {
  expect(explained([pairs("a", "b")], [pairs("b", "a")])).toContain("order of keys");
  expect(
    explained([{ at: "results/1", value: { $tuple: [1] } }], [{ at: "results/1", value: [1] }]),
  ).not.toBe("");
});

test("explain() of an error names what differs in it", () => {
  expect(explained([raised("a")], [raised("b")])).toBe(
    'raised/2 .message: CPython "a", the port "b"',
  );
});

test("explain() of a folder says which contents stand under another name, and what only one side has", () => {
  const text = explained(
    [file("app.log", "new\n"), file("app.log.1", "old\n")],
    [file("app.log", "new\n"), file("app.log.2", "old\n"), file("extra", "12345")],
  );

  expect(text.replaceAll(/ {2,}/gu, "  ")).toBe(
    [
      "files: one lies under another name (each line is one contents, wherever renames took it)",
      "  contents  CPython  the port",
      "  ≠ old⏎ (4 bytes)  app.log.1  app.log.2",
      "  ≠ 12345 (5 bytes)  (nowhere)  extra",
    ].join("\n"),
  );
  expect(explained([], [file("extra", "12345")])).toBe(
    "extra: only the port leaves it: 12345 (5 bytes)",
  );
});

test("explain() of what only one side saw says what it was", () => {
  expect(explained([{ at: "raised/1", error: { type: "E", message: "m" } }], [])).toBe(
    "raised/1: only CPython: raises E: m",
  );
  expect(explained([{ at: "files/x", dir: true }], [{ at: "files/x", link: "y" }])).toContain(
    "CPython: a folder",
  );
});

test("explain() keeps to the number of lines that it is given", () => {
  const lines = explain(diff([file("a", hundreds("x"))], [file("a", hundreds("y"))]), 10);

  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toMatch(/… \d+ more lines/u);
});

test("explain() keeps the differing end of a long line in sight", () => {
  const start = "x".repeat(500);
  const text = explained([file("a", `${start}A\n`)], [file("a", `${start}B\n`)]);

  expect(text).toContain("A⏎");
  expect(text).toContain("B⏎");
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(130);
});

test("explain() puts a line that changed beside what it was, and tells once what differs alike", () => {
  const before = ["a", "b", "c", "d"].map((name) => file(name, "head\none\ntwo\n"));
  const after = ["a", "b", "c", "d"].map((name) => file(name, "head\none \ntwo\t\n"));

  expect(explained(before, after)).toBe(
    [
      "files/a:",
      "      1 │ head⏎",
      "  -   2 │ one⏎",
      "  +   2 │ one·⏎",
      "  -   3 │ two⏎",
      "  +   3 │ two→⏎",
      "  the same in files/b, files/c, files/d",
    ].join("\n"),
  );
});

test("explain() names as many places that differ alike as fit on a line, and counts the others", () => {
  const many = (text: string): Observation[] =>
    Array.from({ length: 40 }, (_, index) => file(`service.log.${index}`, text));

  const text = explained(many("a\n"), many("b\n"));

  expect(text).toMatch(/the same in files\/service\.log\.1, .* and \d+ more$/u);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
});

test("explain() writes long values below each other, cut to where they come apart", () => {
  const long = (end: string): Observation => ({
    at: "results/1",
    value: `${"x".repeat(200)}${end}`,
  });

  const [head, left, right] = explained([long("one")], [long("two")]).split("\n");

  expect(head).toBe("results/1:");
  expect(left).toMatch(/^ {2}- ….*one"$/u);
  expect(right).toMatch(/^ {2}\+ ….*two"$/u);
});

test("explain() writes beside a number of seconds which time it is, and names pairs by their first half", () => {
  const result = (found: Json): Observation => ({ at: "results/1", value: found });

  expect(explained([result(1_712_414_700)], [result(17)])).toBe(
    "results/1: CPython 1712414700 (2024-04-06T14:45:00Z), the port 17",
  );
  const pair = (args: string): Json => [
    ["name", "a"],
    ["args", args],
  ];
  expect(explained([result(pair("()"))], [result(pair("None"))])).toBe(
    'results/1 .args: CPython "()", the port "None"',
  );
  expect(explained([result({ $dict: pair("()") })], [result(pair("()"))])).not.toBe("");
});

test("explain() writes values as Python does", () => {
  const result = (found: Json): Observation => ({ at: "results/1", value: found });
  const one = result([
    null,
    true,
    { $float: "1.0" },
    { $tuple: ["a"] },
    { $dict: [["k", { $bytes: "AP8=" }]] },
    { $error: { type: "ValueError", message: "no" } },
    { $ref: "h" },
  ]);

  expect(explained([one], [result("x")])).toBe(
    String.raw`results/1:
  - [None, True, 1.0, ("a",), {"k": b"\u0000ÿ"}, ValueError("no"), h]
  + "x"`,
  );
});

test("explain() tells of a step that only one side carries out no more than what the other raises", () => {
  expect(
    explained(
      [{ at: "results/3", value: null }],
      [{ at: "raised/3", error: { type: "E", message: "m" } }],
    ),
  ).toBe("raised/3: only the port: raises E: m");
});
