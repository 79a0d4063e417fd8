import { z } from "zod";
import { unknownName } from "./nearest.ts";
import { strict } from "./strict.ts";

/** Hooks that every testee of protocol 1 owns, with the keys each may carry beside `$hook`. */
const HOOKS: ReadonlyMap<string, readonly string[]> = new Map([
  ["return", ["value", "takes"]],
  ["raise", ["error"]],
  ["affix", ["prefix", "suffix", "around"]],
  ["record", ["name", "value", "takes"]],
  ["super", ["before", "after"]],
  ["gzip", []],
  ["copy", []],
  ["replace_record", ["set"]],
  ["equals", ["attr", "value"]],
  ["none", []],
]);

const TYPED: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ["$ref", z.string()],
  ["$var", z.string()],
  ["$float", z.string()],
  ["$int", z.string().regex(/^-?\d+$/, "expected the digits of an integer")],
  ["$bytes", z.base64()],
  ["$bytearray", z.base64()],
  ["$tuple", z.array(z.unknown())],
  ["$namedtuple", z.array(z.tuple([z.string().regex(/^[a-z]\w*$/), z.unknown()])).min(1)],
  ["$set", z.array(z.unknown())],
  ["$dict", z.array(z.tuple([z.unknown(), z.unknown()]))],
  ["$error", strict({ type: z.string(), args: z.array(z.unknown()).optional() })],
  ["$lab", z.string().regex(/^\w+\.\w+$/, "expected NAME.key of a lab server, such as sink.port")],
  ["$time", z.string().regex(/^\d\d:\d\d(:\d\d(\.\d{1,6})?)?$/, "expected hh:mm[:ss[.ffffff]]")],
]);

type Report = (path: PropertyKey[], message: string) => void;

/** A value of a scenario: plain JSON, or a one-key map such as `{ $float: "1.0" }` where JSON is too poor. */
export const Value = z.unknown().superRefine((value, context) => {
  checkValue(value, [], (path, message) => context.addIssue({ code: "custom", path, message }));
});

function checkValue(value: unknown, path: PropertyKey[], report: Report): void {
  if (typeof value === "number") checkNumber(value, path, report);
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) checkValue(inner, [...path, index], report);
  } else if (typeof value === "object" && value !== null) {
    const fields = new Map<string, unknown>(Object.entries(value));
    const typed = [...fields.keys()].find((key) => key.startsWith("$"));
    if (typed !== undefined) checkTyped(typed, fields, path, report);
    for (const [key, inner] of fields) checkValue(inner, [...path, key], report);
  }
}

function checkNumber(value: number, path: PropertyKey[], report: Report): void {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    report(path, 'this integer is beyond what JSON keeps exactly; write { $int: "…" }');
  } else if (!Number.isFinite(value)) {
    report(path, 'write { $float: "inf" }, { $float: "-inf" } or { $float: "nan" }');
  }
}

function checkTyped(
  key: string,
  fields: ReadonlyMap<string, unknown>,
  path: PropertyKey[],
  report: Report,
): void {
  if (key === "$hook") return checkHook(fields, path, report);
  const shape = TYPED.get(key);
  if (shape === undefined) {
    const names = [...TYPED.keys(), "$hook"];
    return report([...path, key], unknownName("typed value", key, names));
  }
  const extra = [...fields.keys()].find((other) => other !== key);
  if (extra !== undefined) report([...path, extra], `${key} stands alone in its map`);
  for (const issue of shape.safeParse(fields.get(key)).error?.issues ?? []) {
    report([...path, key, ...issue.path], issue.message);
  }
}

function checkHook(
  fields: ReadonlyMap<string, unknown>,
  path: PropertyKey[],
  report: Report,
): void {
  const name = String(fields.get("$hook"));
  const allowed = HOOKS.get(name);
  if (allowed === undefined) {
    return report([...path, "$hook"], unknownName("hook", name, [...HOOKS.keys()]));
  }
  for (const key of fields.keys()) {
    if (key === "$hook" || allowed.includes(key)) continue;
    report([...path, key], unknownName(`key of the hook ${name}`, key, allowed));
  }
}
