import { closeSync, fstatSync, openSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { readAttribute, writeAttribute } from "./attributes.ts";
import { encode } from "./encode.ts";
import { storedGzip } from "./gzip-stored.ts";
import { raise } from "./library.ts";
import { logging, python } from "./port.ts";
import type { Run } from "./run.ts";
import { type Fields, fieldsOf, isFields, listOf, textOf } from "./shape.ts";
import { decode, decodeFields } from "./values.ts";
import { HOOKS, type HookName, isOneOf } from "./vocabulary.ts";

/** One call of a hook: what the library passed, and the method that was overridden, if any. */
interface Call {
  readonly args: readonly unknown[];
  readonly owner?: unknown;
  readonly base?: (...args: readonly unknown[]) => unknown;
}

type Hook = (run: Run, options: Fields, call: Call) => unknown;
type Anything = (...args: unknown[]) => unknown;

/** The function that the hook in `options` stands for. */
export function makeHook(run: Run, options: Fields): Anything {
  return (...args) => invoke(run, options, { args });
}

/** A method that answers as the hook in `options` and finds what it overrides above `below`. */
export function makeMethod(run: Run, options: Fields, name: string, below: object): Anything {
  return function (this: unknown, ...args: unknown[]): unknown {
    const base = (...given: readonly unknown[]): unknown => {
      const above: object = Object.getPrototypeOf(below);
      return Reflect.apply(Reflect.get(above, name, this), this, given);
    };
    return invoke(run, options, { args, owner: this, base });
  };
}

function invoke(run: Run, options: Fields, call: Call): unknown {
  refuseKeywords(options, call.args);
  const name = options["$hook"];
  if (!isOneOf(HOOKS, name)) throw new TypeError(`Unknown hook ${String(name)}`);
  return hooks[name](run, options, call);
}

/** What a function of Python raises for arguments by name that are not among its own. */
function refuseKeywords({ takes }: Fields, args: readonly unknown[]): void {
  const given = args.at(-1);
  if (takes === undefined || !isFields(given)) return;
  const known = listOf(takes);
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  raise(new python.TypeError(`function() got an unexpected keyword argument '${unknown}'`));
}

const hooks: Readonly<Record<HookName, Hook>> = {
  return: (run, options) => decode(run, options["value"] ?? null),
  raise: (run, options) => raise(decode(run, options["error"])),
  affix: (_, { prefix = "", suffix = "", around }, { args }) => {
    const text = String(args[0]);
    const start = around === "name" ? text.lastIndexOf("/") + 1 : 0;
    return `${text.slice(0, start)}${String(prefix)}${text.slice(start)}${String(suffix)}`;
  },
  record: (run, options, { args }) => {
    run.recordCall(textOf(options["name"]), args.map(withoutMark));
    return decode(run, options["value"] ?? null);
  },
  super: callSuper,
  gzip: (_, _options, { args }) => onFiles(args, compress),
  copy: (_, _options, { args }) => onFiles(args, copyAndTruncate),
  replace_record: (run, options, { args }) => {
    const record: object = Object(args[0]);
    const changed: object = Object.create(Object.getPrototypeOf(record));
    Object.assign(changed, record);
    for (const [name, value] of Object.entries(decodeFields(run, options["set"]))) {
      writeAttribute(changed, name, value);
    }
    return changed;
  },
  equals: (run, options, { args }) => {
    const expected = decode(run, options["value"] ?? null);
    return sameValue(readAttribute(args[0], textOf(options["attr"])), expected);
  },
  none: () => null,
};

/** The keyword arguments of a log call, as Python would pass them. */
function withoutMark(value: unknown): unknown {
  return value instanceof logging.KeywordArguments ? { ...value.values } : value;
}

function callSuper(run: Run, options: Fields, { args, owner, base }: Call): unknown {
  if (base === undefined) throw new TypeError("The hook super stands in an override only");
  const before = listOf(options["before"]).map(fieldsOf);
  const after = listOf(options["after"]).map(fieldsOf);
  const prefix = run.hookPrefix();
  const bound = new Map<string, unknown>([
    ["self", owner],
    ["args", [...args]],
  ]);
  run.hookSteps(before, prefix, 1, bound);
  const result = base(...args);
  bound.set("result", result ?? null);
  run.hookSteps(after, prefix, before.length + 1, bound);
  return result;
}

/** What Python raises where Node throws, so that the library meets the same error on both sides. */
function onFiles(args: readonly unknown[], action: (source: string, target: string) => void): null {
  try {
    action(String(args[0]), String(args[1]));
  } catch (error) {
    throw error instanceof Error ? python.fromSystemError(error) : error;
  }
  return null;
}

function compress(source: string, target: string): void {
  writeFileSync(target, storedGzip(contentOf(source)));
  unlinkSync(source);
}

function copyAndTruncate(source: string, target: string): void {
  writeFileSync(target, contentOf(source));
  writeFileSync(source, ""); // opening for writing truncates
}

/** A file, whole. Node opens a folder and fails only when it reads, and then forgets the path. */
function contentOf(path: string): Buffer {
  const descriptor = openSync(path, "r");
  try {
    if (!fstatSync(descriptor).isDirectory()) return readFileSync(descriptor);
    const message = `EISDIR: illegal operation on a directory, open '${path}'`;
    throw Object.assign(new Error(message), { code: "EISDIR", path });
  } finally {
    closeSync(descriptor);
  }
}

function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  const none = new Map<unknown, string>();
  return JSON.stringify(encode(one, none)) === JSON.stringify(encode(other, none));
}
