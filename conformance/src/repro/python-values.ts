import { isBuiltinError } from "./builtin-errors.ts";
import { fieldsIn, inexpressible, isFields, listIn } from "./inexpressible.ts";

/** How names and hooks that stand in values are written; the rest of a value needs nothing around it. */
export interface ValueContext {
  read(path: string): string;
  hook(options: Readonly<Record<string, unknown>>): string;
}

/** A value of a scenario as a Python expression. */
export function pythonValue(value: unknown, context: ValueContext): string {
  const write = (inner: unknown): string => pythonValue(inner, context);
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return pythonText(value);
  if (Array.isArray(value)) return `[${value.map(write).join(", ")}]`;
  if (!isFields(value)) return inexpressible(`a value of type ${typeof value}`);
  const [[key, given] = []] = Object.entries(value);
  if ("$hook" in value) return context.hook(value);
  const typed = key !== undefined && Object.hasOwn(TYPED, key) ? TYPED[key] : undefined;
  if (typed !== undefined) return typed(given, context);
  const pairs = Object.entries(value).map(
    ([name, inner]) => `${pythonText(name)}: ${write(inner)}`,
  );
  return `{${pairs.join(", ")}}`;
}

/** A text as Python writes it; JSON's escapes are among Python's. */
export function pythonText(text: string): string {
  return JSON.stringify(text).replaceAll("\u007f", String.raw`\x7f`);
}

/** Bytes as Python writes them. */
export function pythonBytes(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => {
    if (byte === 0x5c || byte === 0x22) return `\\${String.fromCodePoint(byte)}`;
    if (byte === 0x0a) return String.raw`\n`;
    if (byte >= 0x20 && byte < 0x7f) return String.fromCodePoint(byte);
    return `\\x${byte.toString(16).padStart(2, "0")}`;
  });
  return `b"${text.join("")}"`;
}

const TYPED: Readonly<Record<string, (given: unknown, context: ValueContext) => string>> = {
  $ref: (path, context) => context.read(String(path)),
  $var: (name, context) => context.read(String(name)),
  $lab: (path, context) => context.read(String(path)),
  $float: (text) =>
    /^-?[\d.]+(?:e[-+]?\d+)?$/u.test(String(text))
      ? asFloat(String(text))
      : `float(${pythonText(String(text))})`,
  $int: (text) => String(text),
  $bytes: (text) => pythonBytes(Buffer.from(String(text), "base64")),
  $bytearray: (text) => `bytearray(${pythonBytes(Buffer.from(String(text), "base64"))})`,
  $tuple: (items, context) => tuple(listIn(items).map((item) => pythonValue(item, context))),
  $namedtuple: () => inexpressible("a named tuple needs a class of its own"),
  $set: (items, context) => `set(${pythonValue(items, context)})`,
  $dict: (pairs, context) => {
    const written = listIn(pairs).map((pair) =>
      listIn(pair)
        .map((one) => pythonValue(one, context))
        .join(": "),
    );
    return `{${written.join(", ")}}`;
  },
  $error: (error, context) => {
    const { type, args } = fieldsIn(error);
    const name = String(type);
    const made = isBuiltinError(name)
      ? name
      : `type(${pythonText(name)}, (Exception,), {"__module__": "__main__"})`;
    const given = listIn(args).map((item) => pythonValue(item, context));
    return `${made}(${given.join(", ")})`;
  },
  $time: (text) => {
    const [hour, minute, second = 0] = String(text).split(":").map(Number);
    const whole = Math.floor(second);
    const micro = Math.round((second - whole) * 1e6);
    return `datetime.time(${[hour, minute, whole, ...(micro > 0 ? [micro] : [])].join(", ")})`;
  },
};

function asFloat(text: string): string {
  return /[.e]/u.test(text) ? text : `${text}.0`;
}

function tuple(items: readonly string[]): string {
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
}
