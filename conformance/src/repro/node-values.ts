import { isBuiltinError } from "./builtin-errors.ts";
import { fieldsIn, inexpressible, isFields, listIn } from "./inexpressible.ts";
import type { ValueContext } from "./python-values.ts";

/** What a JavaScript value needs beside names and hooks: the port's own classes. */
export interface NodeValueContext extends ValueContext {
  /** Imports `name` from logparity/python, and returns what it is called. */
  python(name: string): string;
  /** What the value of a reference is; a method is bound to its object. */
  reference(path: string): string;
}

/** A value of a scenario as a JavaScript expression. */
export function nodeValue(value: unknown, context: NodeValueContext): string {
  const write = (inner: unknown): string => nodeValue(inner, context);
  if (value === null || value === undefined) return "null";
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(", ")}]`;
  if (!isFields(value)) return inexpressible(`a value of type ${typeof value}`);
  const [[key, given] = []] = Object.entries(value);
  if ("$hook" in value) return context.hook(value);
  const typed = key !== undefined && Object.hasOwn(TYPED, key) ? TYPED[key] : undefined;
  if (typed !== undefined) return typed(given, context);
  return nodeObject(value, write);
}

/** An object literal. */
export function nodeObject(
  fields: Readonly<Record<string, unknown>>,
  write: (value: unknown) => string,
): string {
  const pairs = Object.entries(fields).map(([name, inner]) => {
    const key = /^[A-Za-z_$][\w$]*$/u.test(name) ? name : JSON.stringify(name);
    const written = write(inner);
    return name === written ? key : `${key}: ${written}`;
  });
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

const TYPED: Readonly<Record<string, (given: unknown, context: NodeValueContext) => string>> = {
  $ref: (path, context) => context.reference(String(path)),
  $var: (name, context) => context.read(String(name)),
  $lab: (path, context) => {
    const read = context.read(String(path));
    return read.endsWith(".address") ? `${context.python("tuple")}(${read})` : read;
  },
  $float: (text, context) => floatLiteral(String(text), context),
  $int: (text) => (Number.isSafeInteger(Number(text)) ? String(text) : `${String(text)}n`),
  $bytes: (text) => bytesLiteral(Buffer.from(String(text), "base64")),
  $bytearray: (text, context) =>
    `${context.python("bytearray")}(${bytesLiteral(Buffer.from(String(text), "base64"))})`,
  $tuple: (items, context) => `${context.python("tuple")}(${nodeValue(items, context)})`,
  $namedtuple: () => inexpressible("a named tuple needs a class of its own"),
  $set: (items, context) => `new Set(${nodeValue(items, context)})`,
  $dict: (pairs, context) => `new Map(${nodeValue(pairs, context)})`,
  $error: (error, context) => {
    const { type, args } = fieldsIn(error);
    const name = String(type);
    const given = listIn(args).map((item) => nodeValue(item, context));
    const made = isBuiltinError(name)
      ? context.python(name)
      : `(class ${name} extends ${context.python("Exception")} {})`;
    return `new ${made}(${given.join(", ")})`;
  },
  $time: (text) => {
    const [hour = 0, minute = 0, second = 0] = String(text).split(":").map(Number);
    const whole = Math.floor(second);
    const microsecond = Math.round((second - whole) * 1e6);
    const fields = { hour, minute, second: whole, ...(microsecond > 0 && { microsecond }) };
    return nodeObject(fields, String);
  },
};

const SPECIAL: Readonly<Record<string, string>> = {
  nan: "Number.NaN",
  inf: "Number.POSITIVE_INFINITY",
  "-inf": "Number.NEGATIVE_INFINITY",
};

function floatLiteral(text: string, context: NodeValueContext): string {
  return `${context.python("float")}(${SPECIAL[text] ?? Number(text)})`;
}

/** Bytes as a JavaScript expression. */
export function bytesLiteral(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes)
    ? `Buffer.from(${JSON.stringify(text)})`
    : `Buffer.from("${bytes.toString("hex")}", "hex")`;
}
