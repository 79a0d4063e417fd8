/** A value as a pickle builds it: enough of it to write it down, and the opcodes that made it. */
export interface PickleValue {
  readonly kind: "plain" | "list" | "tuple" | "set" | "dict" | "call";
  /** A plain value or the name of what is called, as Python writes it. */
  readonly text: string;
  readonly items: PickleValue[];
  readonly pairs: [PickleValue, PickleValue][];
  /** Names of the opcodes; those of the memo are left out, as they say where a value stands, not what it is. */
  readonly codes: string[];
}

const DEEPEST = 12;
const BRACKETS = { list: ["[", "]"], tuple: ["(", ")"], set: ["{", "}"] } as const;

/** A value with nothing in it yet. */
export function pickleValue(kind: PickleValue["kind"], text: string, code: string): PickleValue {
  return { kind, text, items: [], pairs: [], codes: [code] };
}

/** A value much as Python's `repr()` has it. */
export function writtenPickle(value: PickleValue, depth = 0): string {
  if (depth > DEEPEST) return "…";
  const inner = (one: PickleValue): string => writtenPickle(one, depth + 1);
  const items = value.items.map(inner).join(", ");
  if (value.kind === "plain") return value.text;
  if (value.kind === "call") return `${value.text}(${items})`;
  if (value.kind === "dict") {
    return `{${value.pairs.map(([key, one]) => `${inner(key)}: ${inner(one)}`).join(", ")}}`;
  }
  const [open, close] = BRACKETS[value.kind];
  return `${open}${items}${value.kind === "tuple" && value.items.length === 1 ? "," : ""}${close}`;
}

/** The opcodes of a value and all that is in it. */
export function codesOf(value: PickleValue, depth = 0): string {
  if (depth > DEEPEST) return "…";
  const inside = [...value.items, ...value.pairs.flat()].map((one) => codesOf(one, depth + 1));
  return [...inside, ...value.codes].join(" ");
}
