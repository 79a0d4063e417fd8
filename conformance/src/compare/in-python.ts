import type { Json } from "../observation.ts";

const TYPED: Readonly<Record<string, (inner: Json) => string>> = {
  $float: text,
  $int: text,
  $ref: text,
  $object: (name) => `<${text(name)}>`,
  $bytes: (base64) => `b${JSON.stringify(Buffer.from(text(base64), "base64").toString("latin1"))}`,
  $tuple: (inner) => {
    const items = itemsOf(inner).map(inPython);
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
  },
  $set: (inner) => `{${itemsOf(inner).map(inPython).join(", ")}}`,
  $dict: pairs,
  $record: (inner) => `<LogRecord ${pairs(inner)}>`,
  $error: (inner) => {
    const fields = new Map(Object.entries(inner ?? {}));
    return `${text(fields.get("type") ?? "")}(${inPython(fields.get("message") ?? "")})`;
  },
};

/** A value that was observed, much as Python writes it. */
export function inPython(value: Json): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(inPython).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const [only, ...more] = Object.entries(value);
  const isTyped = only !== undefined && more.length === 0 && Object.hasOwn(TYPED, only[0]);
  const written = isTyped ? TYPED[only[0]]?.(only[1]) : undefined;
  return written ?? pairs(Object.entries(value));
}

function pairs(inner: Json): string {
  const written = itemsOf(inner).map((pair) => itemsOf(pair).map(inPython).join(": "));
  return `{${written.join(", ")}}`;
}

function itemsOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function text(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
