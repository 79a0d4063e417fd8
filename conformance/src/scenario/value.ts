import { z } from "zod";
import { unknownName } from "./nearest.ts";
import { strict } from "./strict.ts";

/** Hooks that every testee of protocol 1 owns, with the keys each may carry beside `$hook`. */
export const HOOKS = {
  return: ["value"],
  raise: ["error"],
  affix: ["prefix", "suffix"],
  record: ["name", "value"],
  super: ["before", "after"],
  gzip: [],
  copy: [],
  replace_record: ["set"],
  equals: ["attr", "value"],
  none: [],
} as const satisfies Record<string, readonly string[]>;

const TYPED = {
  $ref: z.string(),
  $var: z.string(),
  $float: z.string(),
  $int: z.string().regex(/^-?\d+$/, "expected the digits of an integer"),
  $bytes: z.base64(),
  $tuple: z.array(z.unknown()),
  $set: z.array(z.unknown()),
  $dict: z.array(z.tuple([z.unknown(), z.unknown()])),
  $error: strict({ type: z.string(), args: z.array(z.unknown()).optional() }),
  $time: z
    .string()
    .regex(/^\d\d:\d\d(:\d\d(\.\d{1,6})?)?$/, "expected hh:mm, hh:mm:ss or hh:mm:ss.ffffff"),
} as const;

type Report = (path: PropertyKey[], message: string) => void;

/** A value of a scenario: plain JSON, or a one-key map such as `{ $float: "1.0" }` where JSON is too poor. */
export const Value = z.unknown().superRefine((value, context) => {
  checkValue(value, [], (path, message) => context.addIssue({ code: "custom", path, message }));
});

function checkValue(value: unknown, path: PropertyKey[], report: Report): void {
  if (typeof value === "number") checkNumber(value, path, report);
  if (typeof value !== "object" || value === null) return;
  const entries: [PropertyKey, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  const typed = Array.isArray(value)
    ? undefined
    : Object.keys(value).find((key) => key.startsWith("$"));
  if (typed !== undefined) checkTyped(typed, value as Record<string, unknown>, path, report);
  for (const [key, inner] of entries) checkValue(inner, [...path, key], report);
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
  value: Record<string, unknown>,
  path: PropertyKey[],
  report: Report,
): void {
  if (key === "$hook") return checkHook(value, path, report);
  const shape = Object.hasOwn(TYPED, key) ? TYPED[key as keyof typeof TYPED] : undefined;
  if (shape === undefined) {
    const names = [...Object.keys(TYPED), "$hook"];
    return report([...path, key], unknownName("typed value", key, names));
  }
  const extra = Object.keys(value).find((other) => other !== key);
  if (extra !== undefined) report([...path, extra], `${key} stands alone in its map`);
  for (const issue of shape.safeParse(value[key]).error?.issues ?? []) {
    report([...path, key, ...issue.path], issue.message);
  }
}

function checkHook(value: Record<string, unknown>, path: PropertyKey[], report: Report): void {
  const name = String(value["$hook"]);
  if (!Object.hasOwn(HOOKS, name)) {
    return report([...path, "$hook"], unknownName("hook", name, Object.keys(HOOKS)));
  }
  const allowed: readonly string[] = HOOKS[name as keyof typeof HOOKS];
  for (const key of Object.keys(value)) {
    if (key === "$hook" || allowed.includes(key)) continue;
    report([...path, key], unknownName(`key of the hook ${name}`, key, allowed));
  }
}
