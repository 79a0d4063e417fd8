import { logging, python } from "./port.ts";
import { isByPosition, type Parameter, type Signature } from "./signatures.ts";

/*
 * Scenarios are written with Python's arguments. The port takes them in the form that DESIGN.md gives
 * it: required ones and a few others by position, the rest in one options object at the end.
 */

/** Keyword arguments by name. */
export type Keywords = Readonly<Record<string, unknown>>;

interface Bound {
  readonly given: Map<string, unknown>;
  /** What a `*args` took. */
  readonly rest: readonly unknown[];
  /** What a `**kwargs` took. */
  readonly extra: Keywords;
}

/** The port's arguments for a call with Python's. Errors: TypeError with CPython's text. */
export function portArguments(
  signature: Signature | undefined,
  args: readonly unknown[],
  keywords: Keywords,
): unknown[] {
  if (signature === undefined) {
    return Object.keys(keywords).length === 0 ? [...args] : [...args, keywords];
  }
  const bound = bind(signature, args, keywords);
  return signature.kind === "method"
    ? methodArguments(signature, bound)
    : optionArguments(signature, bound);
}

function optionArguments({ of, parameters }: Signature, { given, rest, extra }: Bound): unknown[] {
  const positional: unknown[] = [];
  const options: Record<string, unknown> = {};
  for (const parameter of parameters) {
    const isListed = isByPosition(of, parameter.name);
    if (isListed || (isPositional(parameter) && !("default" in parameter))) {
      positional.push(given.get(parameter.name));
    } else if (given.has(parameter.name)) {
      options[parameter.name] = given.get(parameter.name);
    }
  }
  return withLast([...positional, ...rest], parameters, { ...options, ...extra });
}

function methodArguments({ parameters }: Signature, { given, rest, extra }: Bound): unknown[] {
  const positional = parameters.filter(isPositional).map(({ name }) => given.get(name));
  const keywordOnly = parameters.filter(({ kind, name }) => kind === "keyword" && given.has(name));
  const options = Object.fromEntries(keywordOnly.map(({ name }) => [name, given.get(name)]));
  return withLast([...positional, ...rest], parameters, { ...options, ...extra });
}

/** Adds what was given by keyword: marked by `kw` after a log call's arguments, else as it is. */
function withLast(
  positional: readonly unknown[],
  parameters: readonly Parameter[],
  options: Keywords,
): unknown[] {
  if (Object.keys(options).length === 0) return trimmed(positional);
  return [...positional, isLogCall({ parameters }) ? logging.kw({ ...options }) : options];
}

/** Whether something takes a message, any arguments and any keywords, as every log call does. */
function isLogCall({ parameters }: Pick<Signature, "parameters">): boolean {
  const kinds = parameters.map(({ kind }) => kind);
  return kinds.includes("rest") && kinds.includes("keywords") && kinds.length > 2;
}

/** Without what is undefined at the end: it was not given. */
function trimmed(values: readonly unknown[]): unknown[] {
  const last = values.findLastIndex((value) => value !== undefined);
  return values.slice(0, last + 1);
}

function isPositional({ kind }: Parameter): boolean {
  return kind === "positional" || kind === "either";
}

function bind(signature: Signature, args: readonly unknown[], keywords: Keywords): Bound {
  const { parameters, callee } = signature;
  const positional = parameters.filter(isPositional);
  const takesRest = parameters.some(({ kind }) => kind === "rest");
  if (args.length > positional.length && !takesRest) throw tooMany(signature, args.length);
  const given = new Map<string, unknown>(
    positional.slice(0, args.length).map(({ name }, index) => [name, args[index]]),
  );
  const extra: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(keywords)) {
    if (given.has(name)) throw refused(callee, `got multiple values for argument '${name}'`);
    if (takesByName(parameters, name)) given.set(name, value);
    else if (parameters.some(({ kind }) => kind === "keywords")) extra[name] = value;
    else throw unexpected(signature, name);
  }
  refuseMissing(
    callee,
    positional.filter((one) => !("default" in one) && !given.has(one.name)),
  );
  return { given, rest: args.slice(positional.length), extra };
}

function unexpected({ callee, kind, parameters }: Signature, name: string): Error {
  const named = parameters.filter((one) => takesByName([one], one.name));
  const known = [...(kind === "function" ? [] : ["self"]), ...named.map((one) => one.name)];
  const meant = python.suggestion(name, known);
  const hint = meant === undefined ? "" : `. Did you mean '${meant}'?`;
  return refused(callee, `got an unexpected keyword argument '${name}'${hint}`);
}

function takesByName(parameters: readonly Parameter[], name: string): boolean {
  return parameters.some(
    (one) => one.name === name && (one.kind === "either" || one.kind === "keyword"),
  );
}

function tooMany({ callee, kind, parameters }: Signature, count: number): Error {
  const self = kind === "function" ? 0 : 1; // CPython counts the object itself
  const positional = parameters.filter(isPositional);
  const most = positional.length + self;
  const least = positional.filter((one) => !("default" in one)).length + self;
  const taken = least === most ? `${most}` : `from ${least} to ${most}`;
  const were = count + self === 1 ? "was" : "were";
  const noun = most === 1 ? "argument" : "arguments";
  return refused(callee, `takes ${taken} positional ${noun} but ${count + self} ${were} given`);
}

function refuseMissing(callee: string, missing: readonly Parameter[]): void {
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => `'${name}'`);
  const last = names.pop() ?? "";
  const comma = names.length > 1 ? "," : "";
  const listed = names.length === 0 ? last : `${names.join(", ")}${comma} and ${last}`;
  const noun = missing.length === 1 ? "argument" : "arguments";
  throw refused(callee, `missing ${missing.length} required positional ${noun}: ${listed}`);
}

function refused(callee: string, what: string): Error {
  return new python.TypeError(`${callee}() ${what}`);
}
