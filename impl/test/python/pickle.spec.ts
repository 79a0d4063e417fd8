import { expect, test } from "@playwright/test";
import { ValueError } from "#impl/python/exceptions.js";
import {
  dumps,
  loads,
  PickledGlobal,
  PickledObject,
  UnpicklingError,
} from "#impl/python/pickle.js";
import { str } from "#impl/python/repr.js";
import { float, tuple } from "#impl/python/values.js";
import { decodingDifferences, encodingDifferences } from "./pickle/check-graph.ts";
import { recordDifference } from "./pickle/check-record.ts";
import { readFixture } from "./pickle/fixture.ts";
import { Mutations } from "./pickle/mutations.ts";
import { Random } from "./pickle/random.ts";

const fixture = readFixture();

function base64(text: string | undefined): Buffer {
  return Buffer.from(text ?? "", "base64");
}

test("dumps() writes the bytes of CPython's protocol 1", () => {
  const different = fixture.graphs.map(({ name, graph, pickles }) => ({
    name,
    differences: encodingDifferences(graph, base64(pickles[1])),
  }));

  expect(different.filter(({ differences }) => differences.length > 0)).toEqual([]);
  expect(different.length).toBeGreaterThan(70);
});

test("loads() reads what CPython reads, in protocols 0 to 5", () => {
  const different = [...fixture.graphs, ...fixture.readAs].map(({ name, pickles, read }) => {
    const expected = Array.isArray(read) && pickles.length === read.length ? read : [read ?? null];
    return { name, differences: decodingDifferences(pickles.map(base64), expected) };
  });

  expect(different.filter(({ differences }) => differences.length > 0)).toEqual([]);
});

test("dumpsFrame() with logRecordFacts makes the frame that SocketHandler makes", () => {
  const different = fixture.records.flatMap((record) => recordDifference(record, record.frame));

  expect(different).toEqual([]);
  expect(fixture.records.length).toBeGreaterThan(50);
});

for (const { name, pickles } of fixture.unknown) {
  test(`loads() keeps ${name} as an inert object, and dumps() gives it back`, () => {
    const read = pickles.map((pickle) => loads(base64(pickle), { exact: true }));

    for (const value of read) expect(value).toBeInstanceOf(PickledObject);
    expect(new Set(read.map((value) => str(value))).size).toBe(1);
    expect(dumps(read[1]).toString("latin1")).toBe(base64(pickles[1]).toString("latin1"));
  });
}

test("loads() imports and calls nothing: os.system is only a name", () => {
  const value = loads(Buffer.from("cos\nsystem\n(Vecho hello\ntR."));

  expect(value).toBeInstanceOf(PickledObject);
  expect(value).toMatchObject({ module: "os", name: "system", args: ["echo hello"] });
});

// Seen in CPython 3.15.2.
const ESCAPES = [
  { pickle: "S'a\\x41\\101\\n\\t\\\\\\'\\q\\0'\n.", text: "aAA\n\t\\'\\q\0" },
  { pickle: "S'\\8'\n.", text: "\\8" },
  { pickle: "S'\\1a\\12a\\1234'\n.", text: "\u0001a\naS4" },
  { pickle: "V\\\\u0041\\u0041\\x\\\n.", text: "\\\\u0041A\\x\\" },
  { pickle: "V\\U0001f600\\ud800\n.", text: "\u{1f600}\ud800" },
  { pickle: "V\u00e9\\\\\\u0041\n.", text: "\u00e9\\\\A" },
];

for (const { pickle, text } of ESCAPES) {
  test(`loads() reads the escapes of ${JSON.stringify(pickle)}`, () => {
    expect(loads(Buffer.from(pickle, "latin1"))).toBe(text);
  });
}

test("loads() keeps a class as its name under Python 3", () => {
  const value = loads(Buffer.from("cexceptions\nValueError\n."));

  expect(value).toEqual(new PickledGlobal("builtins", "ValueError"));
});

test("loads() makes an exception an error of its class, with CPython's text", () => {
  const value = loads(Buffer.from("cexceptions\nValueError\n(Vno\nI1\ntR."));

  expect(value).toBeInstanceOf(ValueError);
  expect(value).toMatchObject({ name: "ValueError", message: "('no', 1)" });
});

test("loads() makes __proto__ and constructor keys like all others", () => {
  const value = loads(Buffer.from("(dV__proto__\n(dVpolluted\nI01\nssVconstructor\nI1\ns."));

  expect(Object.getPrototypeOf(value)).toBeNull();
  expect(Object.keys(Object(value))).toEqual(["__proto__", "constructor"]);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

test("loads() turns a dict into a Map when a key is no string, wherever the dict is held", () => {
  // d = {}; d[1] = [d]
  const value = loads(Buffer.from("(dp0\nI1\n(lp1\ng0\nas."));

  const held: unknown = value instanceof Map ? value.get(1) : undefined;
  expect(held).toEqual([value]);
  expect(Array.isArray(held) && held[0] === value).toBe(true);
});

test("loads() gives a whole float back as a number, or as a float if it has to be exact", () => {
  const one = dumps(float(1));

  expect(loads(one)).toBe(1);
  expect(loads(one, { exact: true })).toEqual(float(1));
  expect(loads(dumps(float(1.5)), { exact: true })).toBe(1.5);
});

/** A list in a list in a list … */
function nested(depth: number): string {
  return "(l".repeat(depth) + "a".repeat(depth - 1);
}

const HOSTILE: readonly {
  readonly what: string;
  readonly pickle: string;
  readonly says: RegExp;
}[] = [
  { what: "nothing", pickle: "", says: /^Ran out of input$/ },
  { what: "no end", pickle: "N", says: /^Ran out of input$/ },
  { what: "half a text", pickle: "X\x05\0\0\0ab", says: /^pickle data was truncated$/ },
  { what: "a text of 4 GiB", pickle: "X\xff\xff\xff\xff.", says: /truncated/ },
  { what: "bytes of 2^63", pickle: `\x8e${"\xff".repeat(8)}.`, says: /truncated/ },
  { what: "a frame of 2^63", pickle: `\x80\x04\x95${"\xff".repeat(8)}.`, says: /truncated/ },
  { what: "no such opcode", pickle: "\xff", says: /^invalid load key, '\\xff'\.$/ },
  { what: "a value too few", pickle: ".", says: /^unpickling stack underflow$/ },
  { what: "a mark instead of a value", pickle: "(.", says: /^unexpected MARK found$/ },
  { what: "no mark", pickle: "t.", says: /^could not find MARK$/ },
  { what: "protocol 6", pickle: "\x80\x06N.", says: /^unsupported pickle protocol: 6$/ },
  { what: "an unknown memo entry", pickle: "h\x05.", says: /^Memo value not found at index 5$/ },
  { what: "a persistent id", pickle: "Pfile\n.", says: /asks for a persistent id/ },
  { what: "a binary persistent id", pickle: "NQ.", says: /asks for a persistent id/ },
  { what: "an extension code", pickle: "\x82\x01.", says: /extension registry/ },
  { what: "a buffer of its own", pickle: "\x97.", says: /out-of-band/ },
  { what: "a read-only buffer", pickle: "N\x98.", says: /out-of-band/ },
  { what: "broken UTF-8", pickle: "X\x02\0\0\0\xff\xfe.", says: /not UTF-8 at byte 0/ },
  { what: "an overlong slash", pickle: "X\x02\0\0\0\xc0\xaf.", says: /not UTF-8/ },
  { what: "an odd dict", pickle: "}(Nu.", says: /^odd number of items for SETITEMS$/ },
  { what: "a list as a dict", pickle: "](VlengthJ\xff\xff\xff\x7fu.", says: /truncated|SETITEMS/ },
  {
    what: "a key on a list",
    pickle: "]X\x06\0\0\0lengthJ\xff\xff\xff\x7fs.",
    says: /needs a dict/,
  },
  { what: "a list as a key", pickle: "}]Ns.", says: /unhashable/ },
  { what: "a tuple that grows", pickle: ")Na.", says: /needs a list/ },
  { what: "an int of words", pickle: "Itwo\n.", says: /no decimal number/ },
  { what: "a float of words", pickle: "Fpi\n.", says: /^could not convert string to float$/ },
  { what: "a string without quotes", pickle: "Sabc\n.", says: /must be quoted/ },
  { what: "a broken escape", pickle: "V\\u12\n.", says: /broken escape/ },
  { what: "an escape beyond Unicode", pickle: "V\\U00110000\n.", says: /broken escape/ },
  { what: "a string of Python 2 beyond ASCII", pickle: "S'\\xff'\n.", says: /not ASCII/ },
  { what: "a million marks", pickle: "(".repeat(1_000_000), says: /maxItems/ },
  {
    what: "a memo that is written over and over",
    pickle: `N${"q\0".repeat(300_000)}.`,
    says: /maxMemo/,
  },
  { what: "a call of None", pickle: "N)R.", says: /only a class or function/ },
  { what: "a call with None", pickle: "cos\nsystem\nNR.", says: /no tuple/ },
  { what: "an int of 5000 digits", pickle: `L${"9".repeat(5000)}L\n.`, says: /maxIntDigits/ },
  {
    what: "an int of 9000 bytes",
    pickle: `\x8b\x28\x23\0\0${"\x7f".repeat(9000)}.`,
    says: /maxIntDigits/,
  },
  { what: "an int of a negative length", pickle: "\x8b\xff\xff\xff\xff.", says: /truncated/ },
  { what: "a memo index of 2^32", pickle: "Nr\xff\xff\xff\xff.", says: /maxMemo/ },
  { what: "lists in lists", pickle: `${nested(501)}.`, says: /maxDepth/ },
  { what: "a million values", pickle: `(${"N".repeat(1_000_000)}l.`, says: /maxItems/ },
  { what: "lists that double", pickle: `]q\0${"]q\x01(h\0h\0eq\0".repeat(40)}.`, says: /maxItems/ },
  { what: "bytes copied over and over", pickle: copies(), says: /maxLength/ },
];

/** Four bytes each time for another megabyte. */
function copies(): string {
  const megabyte = 1 << 20;
  const text = `X\0\0\x10\0${"x".repeat(megabyte)}`;
  return `c_codecs\nencode\nq\0${text}X\x06\0\0\0latin1\x86q\x01(${"h\0h\x01R".repeat(100)}l.`;
}

for (const { what, pickle, says } of HOSTILE) {
  test(`loads() refuses ${what}`, () => {
    expect(() => loads(Buffer.from(pickle, "latin1"))).toThrow(UnpicklingError);
    expect(() => loads(Buffer.from(pickle, "latin1"))).toThrow(says);
  });
}

const LIMITS = [
  { limit: { maxLength: 3 }, just: "K\x01.", over: "K\x010K\x01." },
  { limit: { maxItems: 3 }, just: "(Nl.", over: "(NNl." },
  { limit: { maxDepth: 1 }, just: "(l.", over: "(l(la." },
  { limit: { maxMemo: 1 }, just: "Nq\0.", over: "Nq\x01." },
  { limit: { maxIntDigits: 20 }, just: `L${"9".repeat(20)}L\n.`, over: `L${"9".repeat(21)}L\n.` },
] as const;

for (const { limit, just, over } of LIMITS) {
  const [name] = Object.keys(limit);
  test(`loads() reads up to ${name} and refuses what is beyond, by name`, () => {
    expect(() => loads(Buffer.from(just, "latin1"), limit)).not.toThrow();
    expect(() => loads(Buffer.from(over, "latin1"), limit)).toThrow(name);
  });
}

// Seen in CPython 3.15.2, but for the addresses and modules that do not exist here.
const UNPICKLABLE = [
  {
    what: "a function",
    value: { f: [tuple([() => 0])] },
    error: "PicklingError",
    notes: ["tuple item 0", "list item 0", "dict item 'f'"],
  },
  { what: "a symbol", value: [1, Symbol("s")], error: "TypeError", notes: ["list item 1"] },
  {
    what: "an object",
    value: { "a'b": new URLSearchParams() },
    error: "TypeError",
    notes: ['dict item "a\'b"'],
  },
  {
    what: "an object in an exception",
    value: new ValueError(new URLSearchParams()),
    error: "TypeError",
    notes: ["tuple item 0", "ValueError reconstructor arguments", "ValueError object"],
  },
  { what: "a list in a set", value: new Set([[1]]), error: "TypeError", notes: undefined },
  { what: "an int of 4301 digits", value: 10n ** 4300n, error: "ValueError", notes: undefined },
] as const;

for (const { what, value, error, notes } of UNPICKLABLE) {
  test(`dumps() refuses ${what} and says where it is`, () => {
    const thrown = thrownBy(() => dumps(value));

    expect(thrown).toMatchObject({ name: error });
    expect(Reflect.get(Object(thrown), "__notes__")).toEqual(
      notes?.map((place) => `when serializing ${place}`),
    );
  });
}

function thrownBy(action: () => unknown): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}

test("dumps() ends in RecursionError for a value deeper than the stack", () => {
  let deep: unknown[] = [];
  for (let depth = 0; depth < 100_000; depth++) deep = [deep];

  expect(() => dumps(deep)).toThrow("maximum recursion depth exceeded while pickling an object");
  expect(dumps([1])).toEqual(dumps([1]));
});

test("dumps() writes protocol 1 only", () => {
  expect(() => dumps(null, 2)).toThrow("pickle protocol must be 1, not 2");
});

test("loads() survives 20,000 broken pickles with the one documented error", () => {
  const pickles = fixture.graphs.flatMap((made) => made.pickles.map(base64));
  const mutations = new Mutations(
    new Random(3),
    pickles.filter(({ length }) => length < 3000),
  );

  mutations.run(20_000);

  expect(mutations.isClean(), mutations.summary()).toBe(true);
});
