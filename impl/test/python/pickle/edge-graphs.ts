import type { Graph } from "./graph.ts";

function ints(...digits: readonly (number | string | bigint)[]): Graph[] {
  return digits.map((text) => ["i", String(text)]);
}

function list(items: readonly Graph[], ident = 0): Graph {
  return ["l", ident, items];
}

function repeated(count: number): Graph[] {
  return Array.from({ length: count }, () => null);
}

function dictOf(count: number): Graph {
  return ["d", 0, Array.from({ length: count }, (_, index) => [["i", String(index)], null])];
}

/** The corners of the encoder and decoder, by name. */
export const EDGE_GRAPHS: Readonly<Record<string, Graph>> = {
  atoms: list([
    null,
    true,
    false,
    "",
    "a",
    "é",
    "Ā",
    "😀",
    "\ud800",
    "\udfff x",
    "\ufeff\0\r\n\\u0041",
  ]),
  "ints of every size": list(
    ints(
      0,
      255,
      256,
      65535,
      65536,
      2 ** 31 - 1,
      2 ** 31,
      -1,
      -128,
      -32769,
      -(2 ** 31),
      -(2 ** 31) - 1,
    ),
  ),
  "ints beyond 2^53": list(
    ints(
      2 ** 53 - 1,
      2n ** 53n,
      -(2n ** 53n),
      2n ** 63n,
      -(2n ** 63n),
      2n ** 64n,
      10n ** 80n,
      -(2n ** 2040n),
      2n ** 2039n,
    ),
  ),
  "the largest int as text": ["i", "9".repeat(4300)],
  floats: list(
    [
      "0000000000000000",
      "8000000000000000",
      "3ff0000000000000",
      "7ff0000000000000",
      "fff0000000000000",
      "7ff8000000000000",
      "0000000000000001",
      "7fefffffffffffff",
      "3fb999999999999a",
    ].map((bits) => ["f", bits]),
  ),
  bytes: list(["", "YQ==", "YQ==", "", "/w==", "AP/+", "AP/+"].map((text) => ["b", text])),
  "texts and bytes share characters": list(["a", ["b", "YQ=="], "a", "é", ["b", "6Q=="], "latin1"]),
  "equal texts are written twice, single characters once": list([
    "ab",
    "ab",
    "a",
    "a",
    "ÿ",
    "ÿ",
    "Ā",
    "Ā",
    "",
    "",
  ]),
  "long texts": list(["x".repeat(255), "x".repeat(256), "é".repeat(300), "x".repeat(4097)]),
  tuples: list([
    ["t", 1, []],
    ["t", 2, []],
    ["t", 3, [null]],
    ["t", 4, [null, true, "x", "xy"]],
  ]),
  "a container twice": list([
    ["l", 1, []],
    ["r", 1],
    ["d", 2, []],
    ["r", 2],
    ["t", 3, [null]],
    ["r", 3],
  ]),
  "more than 255 things to refer to": list([
    ...Array.from({ length: 300 }, (_, index) => list([], index + 1)),
    ["r", 2],
    ["r", 290],
  ]),
  "list of 0": list([]),
  "list of 1": list(repeated(1)),
  "list of 999": list(repeated(999)),
  "list of 1000": list(repeated(1000)),
  "list of 1001": list(repeated(1001)),
  "list of 2000": list(repeated(2000)),
  "dict of 0": dictOf(0),
  "dict of 1": dictOf(1),
  "dict of 1000": dictOf(1000),
  "dict of 1001": dictOf(1001),
  "keys that an object would mind": [
    "d",
    0,
    [
      ["b", null],
      ["1", null],
      ["__proto__", ["l", 1, []]],
      ["constructor", true],
      ["length", false],
      ["0", "x"],
    ],
  ],
  "keys of many types": [
    "d",
    0,
    [
      [null, "n"],
      [true, "t"],
      ["true", "s"],
      [["i", "7"], "i"],
      ["7", "s"],
      [["f", "4021000000000000"], "f"],
      [["t", 1, [["i", "1"], "a"]], "tuple"],
      [["b", "AAE="], "b"],
      [["i", "36893488147419103232"], "big"],
    ],
  ],
  "list in itself": ["l", 0, [["r", 0]]],
  "dict in itself": [
    "d",
    0,
    [
      ["self", ["r", 0]],
      ["other", ["l", 1, [["r", 0]]]],
    ],
  ],
  "dict with a number for a key in itself": [
    "d",
    0,
    [
      [
        ["i", "1"],
        ["l", 1, [["r", 0]]],
      ],
    ],
  ],
  "tuple in itself": ["t", 0, [["l", 1, [["r", 0]]], "text"]],
  "tuples in themselves": [
    "t",
    0,
    [
      "text",
      [
        "t",
        1,
        [
          "more",
          [
            "l",
            2,
            [
              ["r", 0],
              ["r", 1],
            ],
          ],
        ],
      ],
    ],
  ],
  sets: list([
    ["s", 1, []],
    ["z", 2, []],
    ["s", 3, ["one"]],
    ["s", 4, ints(5, 3, 100, 2, -1, -2, 2n ** 61n)],
    ["s", 5, [["f", "3ff8000000000000"], null, ["i", "8"], ["f", "c008000000000000"]]],
    ["z", 6, ints(...Array.from({ length: 120 }, (_, index) => index * 37))],
  ]),
  exceptions: list(
    [
      "BaseException",
      "Exception",
      "ValueError",
      "KeyError",
      "TypeError",
      "IndexError",
      "RuntimeError",
      "NotImplementedError",
      "RecursionError",
      "ZeroDivisionError",
      "OverflowError",
      "ImportError",
      "ModuleNotFoundError",
      "AttributeError",
      "EOFError",
      "MemoryError",
      "StopIteration",
      "AssertionError",
      "UserWarning",
      "KeyboardInterrupt",
      "SystemExit",
      "TimeoutError",
      "BlockingIOError",
      "ConnectionResetError",
    ].map((name, index) => ["e", index + 1, name, ["what went wrong"], []]),
  ),
  "exceptions with other arguments": list([
    ["e", 1, "Exception", [], []],
    ["e", 2, "ValueError", ["a", ["i", "2"], ["l", 3, []]], []],
    ["e", 4, "OSError", [["i", "2"], "No such file or directory", "app.log"], []],
    ["e", 5, "OSError", [["i", "98"], "Address already in use"], []],
    [
      "e",
      6,
      "UnicodeEncodeError",
      ["ascii", "é", ["i", "0"], ["i", "1"], "ordinal not in range(128)"],
      [],
    ],
    ["e", 7, "ValueError", ["x"], [["hint", "y"]]],
    ["e", 8, "AttributeError", ["x"], []],
    ["e", 9, "AttributeError", ["x"], [["hint", "y"]]],
  ]),
  "standard library": list([
    ["x", "date", [2024, 2, 29]],
    ["x", "time", [23, 59, 59, 999_999, 1, null]],
    ["x", "datetime", [2024, 3, 10, 1, 30, 0, 5, 1, -18_000]],
    ["x", "datetime", [1, 1, 1, 0, 0, 0, 0, 0, null]],
    ["x", "timedelta", [-1, 86_399, 1]],
    ["x", "timezone", [20_700, "Nepal"]],
    ["x", "Decimal", ["-1.50E+400"]],
    ["x", "UUID", ["12345678-9abc-def0-1234-56789abcdef0"]],
  ]),
};
