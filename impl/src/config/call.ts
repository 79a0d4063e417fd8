import { unexpected } from "../core/options.ts";
import type { Parameters } from "../core/parameters.ts";
import { TypeError } from "../python/exceptions.ts";
import { isClass, typeName } from "../python/values.ts";
import { parametersOf } from "./parameters.ts";

/** Keyword arguments of a call, by name. */
export type Keywords = ReadonlyMap<string, unknown>;

/**
 * Calls a class or function with Python's arguments.
 *
 * Those of the port get them in the port's form, and classes derived from them that have no
 * constructor of their own. All others get what is given by position, and after that one object with
 * what is given by name.
 *
 * Errors: TypeError for arguments that CPython would refuse, and for what cannot be called.
 */
export function callWith(
  callee: unknown,
  positional: readonly unknown[],
  keywords: Keywords,
): unknown {
  if (typeof callee !== "function") {
    throw new TypeError(`'${typeName(callee)}' object is not callable`);
  }
  const given = portArguments(callee, positional, keywords);
  return isClass(callee)
    ? Reflect.construct(callee, given)
    : Reflect.apply(callee, undefined, given);
}

/** Whether what is called gets the keyword arguments as they are, in an object of its own. */
export function isForeign(callee: unknown): boolean {
  const found = parametersOf(callee);
  return found === undefined || found.hasOwnConstructor;
}

function portArguments(
  callee: object,
  positional: readonly unknown[],
  keywords: Keywords,
): unknown[] {
  const found = parametersOf(callee);
  if (found === undefined || (found.hasOwnConstructor && positional.length === 0)) {
    return withOptions([...positional], keywords);
  }
  const { parameters, hasOwnConstructor } = found;
  if (!hasOwnConstructor) refuse(parameters, positional.length, keywords);
  return bind(parameters, positional, keywords);
}

/** The arguments in the form that the port takes: some by position, the others in one object. */
function bind(
  { names, positional: count }: Parameters,
  positional: readonly unknown[],
  keywords: Keywords,
): unknown[] {
  const byName = new Map([
    ...positional.map((value, index) => [names[index] ?? `${index}`, value] as const),
    ...keywords,
  ]);
  const first = names.slice(0, count).map((name) => take(byName, name));
  const last = first.findLastIndex((value) => value !== undefined);
  return withOptions(byName.size > 0 ? first : first.slice(0, last + 1), byName);
}

function take(values: Map<string, unknown>, name: string): unknown {
  const value = values.get(name);
  values.delete(name);
  return value;
}

function withOptions(positional: readonly unknown[], options: Keywords): unknown[] {
  return options.size === 0 ? [...positional] : [...positional, Object.fromEntries(options)];
}

/** Raises what CPython raises for a call that does not fit. */
function refuse(parameters: Parameters, count: number, keywords: Keywords): void {
  const { names, required, most } = parameters;
  const taken = names.slice(0, Math.min(count, most));
  for (const name of keywords.keys()) {
    if (taken.includes(name)) throw wrong(parameters, `got multiple values for argument '${name}'`);
    if (names.includes(name) || parameters.own.includes(name)) continue;
    throw unexpected(`${parameters.owner}.__init__()`, name, ["self", ...names]);
  }
  if (count > most) throw tooMany(parameters, count);
  const missing = names.slice(count, required).filter((name) => !keywords.has(name));
  if (missing.length > 0) throw tooFew(parameters, missing);
}

/** CPython counts the object itself. */
function tooMany(parameters: Parameters, count: number): TypeError {
  const [least, most] = [parameters.required + 1, parameters.most + 1];
  const range = least === most ? `${most}` : `from ${least} to ${most}`;
  const noun = most === 1 ? "argument" : "arguments";
  return wrong(parameters, `takes ${range} positional ${noun} but ${count + 1} were given`);
}

function tooFew(parameters: Parameters, missing: readonly string[]): TypeError {
  const quoted = missing.map((name) => `'${name}'`);
  const last = quoted.pop() ?? "";
  const comma = quoted.length > 1 ? "," : "";
  const listed = quoted.length === 0 ? last : `${quoted.join(", ")}${comma} and ${last}`;
  const noun = missing.length === 1 ? "argument" : "arguments";
  return wrong(parameters, `missing ${missing.length} required positional ${noun}: ${listed}`);
}

function wrong({ owner }: Parameters, what: string): TypeError {
  return new TypeError(`${owner}.__init__() ${what}`);
}
