import { expect, test } from "@playwright/test";
import { ValueError } from "#impl/python/exceptions.js";
import { percentFormat } from "#impl/python/percent.js";
import { ascii, repr, str } from "#impl/python/repr.js";
import { formatValue, parseFormat, strFormat } from "#impl/python/str-format.js";
import { Template } from "#impl/python/template.js";
import { codePointSlice, compareCodePoints } from "#impl/python/text/code-points.js";
import {
  bytearray,
  codePointLength,
  dictEntries,
  float,
  isDict,
  isFloat,
  isInt,
  isList,
  Tuple,
  tuple,
  typeName,
} from "#impl/python/values.js";

class Handler {
  toString(): string {
    return "<Handler (NOTSET)>";
  }
}

class Bare {
  readonly level = 3;
}

const types = [
  { kind: "undefined", value: undefined, name: "NoneType" },
  { kind: "null", value: null, name: "NoneType" },
  { kind: "true", value: true, name: "bool" },
  { kind: "a safe integer", value: 1, name: "int" },
  { kind: "a bigint", value: 2n ** 80n, name: "int" },
  { kind: "-0", value: -0, name: "float" },
  { kind: "an integer beyond the safe ones", value: 2 ** 53, name: "float" },
  { kind: "a PyFloat", value: float(1), name: "float" },
  { kind: "a string", value: "x", name: "str" },
  { kind: "a Buffer", value: Buffer.from("x"), name: "bytes" },
  { kind: "an array", value: [], name: "list" },
  { kind: "a Tuple", value: tuple(), name: "tuple" },
  { kind: "a Map", value: new Map(), name: "dict" },
  { kind: "an object without prototype", value: Object.create(null), name: "dict" },
  { kind: "a Set", value: new Set(), name: "set" },
  { kind: "an exception", value: new ValueError("x"), name: "ValueError" },
  { kind: "an instance", value: new Bare(), name: "Bare" },
  { kind: "a class", value: Bare, name: "type" },
  { kind: "a function", value: str, name: "function" },
];

for (const { kind, value, name } of types) {
  test(`typeName() of ${kind} is ${name}`, () => {
    expect(typeName(value)).toBe(name);
  });
}

test("isInt() and isFloat() share out the numbers", () => {
  expect([1, 1n, -0, 0.5, float(1), 2 ** 53, true].map(isInt)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
  expect([1, 1n, -0, 0.5, float(1), 2 ** 53, true].map(isFloat)).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
});

test("tuple() makes arrays of its own class, also when sliced", () => {
  const made = tuple(new Set(["a", "b"]));

  expect(made).toBeInstanceOf(Tuple);
  expect(Array.isArray(made)).toBe(true);
  expect(isList(made)).toBe(false);
  expect(repr(made.slice(1))).toBe("('b',)");
  expect(repr(tuple([3]))).toBe("(3,)");
});

test("dictEntries() walks Maps and plain objects in order", () => {
  expect([...dictEntries(new Map([[2, "b"]]))]).toEqual([[2, "b"]]);
  expect([...dictEntries({ z: 1, a: 2 })]).toEqual([
    ["z", 1],
    ["a", 2],
  ]);
  expect(isDict(new Bare())).toBe(false);
});

test("repr() of an object is its own toString(), or its class", () => {
  expect(repr(new Handler())).toBe("<Handler (NOTSET)>");
  expect(str([new Handler()])).toBe("[<Handler (NOTSET)>]");
  expect(repr(new Bare())).toBe("<Bare object>");
  expect(repr(Bare)).toBe("<class 'Bare'>");
});

test("repr() marks containers that hold themselves", () => {
  const list: unknown[] = [1];
  list.push(list);
  const dict: Record<string, unknown> = {};
  dict["self"] = [dict];
  const made = tuple<unknown>();
  made.push(made);

  expect(repr(list)).toBe("[1, [...]]");
  expect(repr(dict)).toBe("{'self': [{...}]}");
  expect(repr(made)).toBe("((...),)");
});

test("repr() of a list that holds the same list twice writes it twice", () => {
  const inner = [1];

  expect(repr([inner, inner])).toBe("[[1], [1]]");
});

test("ascii() escapes what repr() shows", () => {
  expect(ascii({ é: "日🙂" })).toBe("{'\\xe9': '\\u65e5\\U0001f642'}");
});

test("code points are counted, cut and ordered as in Python", () => {
  expect(codePointLength("a🙂\ud800")).toBe(3);
  expect(codePointSlice("a🙂b", 1, 2)).toBe("🙂");
  expect(["🙂", "\uffee", "a", "ab"].toSorted(compareCodePoints)).toEqual([
    "a",
    "ab",
    "\uffee",
    "🙂",
  ]);
});

test("percentFormat() calls an object's toString() once, also if a later value takes the long way", () => {
  let calls = 0;
  const counted = { toString: (): string => `call ${++calls}` };
  const object: unknown = Object.setPrototypeOf({}, Object.create(counted));

  expect(percentFormat("%s %d", tuple([object, 1.5]))).toBe("call 1 1");
});

test("strFormat() reads properties of class instances and no others", () => {
  expect(strFormat("{0.level} {h.level:>3}", [new Bare()], { h: new Bare() })).toBe("3   3");
  expect(() => strFormat("{0.colour}", [new Bare()])).toThrow(
    "'Bare' object has no attribute 'colour'",
  );
  expect(() => strFormat("{0.constructor}", [new Bare()])).toThrow(
    "'Bare' object has no attribute 'constructor'",
  );
});

test("formatValue() asks an object that formats itself", () => {
  const money = { __format__: (spec: string): string => `formatted by ${spec}` };

  expect(formatValue(money, "EUR")).toBe("formatted by EUR");
});

test("parseFormat() gives the pieces that Formatter looks at", () => {
  expect([...parseFormat("a{b!r:>{w}}c")]).toEqual([
    { literal: "a", field: "b", spec: ">{w}", conversion: "r" },
    { literal: "c", field: null, spec: null, conversion: null },
  ]);
  expect(() => [...parseFormat("{a}{b")]).toThrow("expected '}' before end of string");
});

test("Template.pattern tells placeholders from stray dollar signs", () => {
  const found = [..."$a ${b} $$ $-".matchAll(Template.pattern)].map(({ groups }) => ({
    ...groups,
  }));

  expect(found).toEqual([
    { escaped: undefined, named: "a", braced: undefined, invalid: undefined },
    { escaped: undefined, named: undefined, braced: "b", invalid: undefined },
    { escaped: "$", named: undefined, braced: undefined, invalid: undefined },
    { escaped: undefined, named: undefined, braced: undefined, invalid: "" },
  ]);
});

test("bytearray() makes bytes that say what they are", () => {
  const data = bytearray(Buffer.from("a\xff", "latin1"));
  expect([str(data), typeName(data), [...data]]).toEqual([
    "bytearray(b'a\\xff')",
    "bytearray",
    [97, 255],
  ]);
});

test("repr() of a tuple with _fields shows their names", () => {
  class Place extends Tuple {
    readonly _fields = ["host", "port"];
  }
  const place = new Place();
  place.push("localhost", 9020);
  expect(repr(place)).toBe("Place(host='localhost', port=9020)");
});
