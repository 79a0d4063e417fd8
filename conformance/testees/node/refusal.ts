import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { type Fields, fieldsOf, isFields, listOf, textOf } from "./shape.ts";
import { HOLDERS, HOOKS, isOneOf, OBSERVABLES, TYPED, VERBS, WAITING } from "./vocabulary.ts";

/** The scenario asks for something that this testee cannot do. */
export class RefusedError extends Error {
  static {
    Object.defineProperty(RefusedError.prototype, "name", { value: "RefusedError" });
  }
}

/** The capability words of this testee on this machine. */
export function capabilities(): string[] {
  const posix = process.platform !== "win32";
  const machine = {
    fifo: posix && isOnPath("mkfifo"),
    symlink: posix,
    unix: posix,
    "unix-datagram": posix && isInstalled("koffi"),
    "event-log": posix, // a stand-in, which nothing needs where there is a real one
    posix,
    windows: !posix,
    unprivileged: process.geteuid !== undefined && process.geteuid() !== 0,
  };
  return [
    ...VERBS,
    ...HOOKS.map((name) => `hook:${name}`),
    ...OBSERVABLES.map((name) => `observe:${name}`),
    ...TYPED.map((name) => `value:${name}`),
    "in-process",
    "fresh",
    ...Object.entries(machine).flatMap(([word, present]) => (present ? [word] : [])),
  ];
}

function isOnPath(program: string): boolean {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** Whether the port finds a package that it can do without. */
function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.resolve("logparity")).resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** Why `scenario` cannot be run here; undefined where it can. */
export function refusal(scenario: Fields, able: readonly string[]): string | undefined {
  const missing = listOf(scenario["needs"]).filter((word) => !able.includes(String(word)));
  if (missing.length > 0) return `needs ${missing.join(", ")}, which this testee does not have`;
  const lab = Object.keys(fieldsOf(scenario["lab"] ?? {}));
  const observed = listOf(scenario["observe"]).map(textOf);
  const blind = observed.find((name) => !isOneOf(OBSERVABLES, name) && !lab.includes(name));
  if (blind !== undefined) return `cannot observe "${blind}"`;
  return stepsRefusal(listOf(scenario["steps"]));
}

function stepsRefusal(steps: readonly unknown[]): string | undefined {
  return firstDefined(steps, (step) => {
    const [entry, ...others] = isFields(step) ? Object.entries(step) : [];
    if (entry === undefined || others.length > 0) {
      return `a step is a map with one key, its verb: ${JSON.stringify(step)}`;
    }
    const [verb, body] = entry;
    if (!isOneOf(VERBS, verb)) return `unknown verb "${verb}"`;
    const nested = isOneOf(HOLDERS, verb) ? fieldsOf(body)["steps"] : [];
    return stepsRefusal(listOf(nested)) ?? valueRefusal(body);
  });
}

function valueRefusal(value: unknown): string | undefined {
  if (Array.isArray(value)) return firstDefined(value, valueRefusal);
  if (!isFields(value)) return undefined;
  return typedRefusal(value) ?? firstDefined(Object.values(value), valueRefusal);
}

function typedRefusal(value: Fields): string | undefined {
  if ("$hook" in value) {
    if (!isOneOf(HOOKS, value["$hook"])) return `unknown hook "${String(value["$hook"])}"`;
    return hookStepsRefusal([...listOf(value["before"]), ...listOf(value["after"])]);
  }
  const unknown = Object.keys(value).find((key) => key.startsWith("$") && !isOneOf(TYPED, key));
  return unknown === undefined ? undefined : `unknown typed value "${unknown}"`;
}

function hookStepsRefusal(steps: readonly unknown[]): string | undefined {
  const verbs = steps.flatMap((step) => (isFields(step) ? Object.keys(step) : []));
  const waiting = verbs.find((verb) => isOneOf(WAITING, verb));
  if (waiting !== undefined) return `the verb "${waiting}" cannot stand inside a hook`;
  return stepsRefusal(steps);
}

function firstDefined<T>(
  items: readonly T[],
  reason: (item: T) => string | undefined,
): string | undefined {
  for (const item of items) {
    const found = reason(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
