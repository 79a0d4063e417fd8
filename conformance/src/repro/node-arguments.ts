import {
  functionParameters,
  initOf,
  isByPosition,
  methodParameters,
  type Parameter,
} from "./signatures.ts";
import type { Call } from "./writer.ts";

/** The arguments of a call of the port: those by position, and the options at the end. */
export interface PortCall {
  readonly args: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;
  /** Whether the options are marked by `kw`, as in log calls. */
  readonly isLogCall?: boolean;
}

/** How the port is told what `call` tells the constructor of CPython's class `ofClass`. */
export function constructorCall(ofClass: string | undefined, call: Call): PortCall {
  const [owner, parameters] = (ofClass && initOf(ofClass)) || [];
  return parameters === undefined ? loose(call) : optionCall(owner ?? "", parameters, call);
}

/** The same for the function `name` of a module. */
export function functionCall(name: string, call: Call): PortCall {
  const parameters = functionParameters(name);
  return parameters === undefined ? loose(call) : optionCall(name, parameters, call);
}

/** The same for a method: its arguments stay in Python's order. */
export function methodCall(ofClass: string | undefined, name: string, call: Call): PortCall {
  const parameters = methodParameters(ofClass, name);
  if (parameters === undefined || Object.keys(call.kw).length === 0) return loose(call);
  const given = new Map(Object.entries(call.kw));
  const positional = parameters.filter(isPositional);
  const args = [...call.args];
  for (const { name: wanted } of positional.slice(args.length)) {
    if (given.size === 0) break;
    args.push(given.get(wanted));
    given.delete(wanted);
  }
  return {
    args: given.size === 0 ? trimmed(args) : args,
    options: Object.fromEntries(given),
    isLogCall: isLogCall(parameters),
  };
}

function loose({ args, kw }: Call): PortCall {
  return { args, options: kw };
}

function optionCall(owner: string, parameters: readonly Parameter[], { args, kw }: Call): PortCall {
  const given = new Map<string, unknown>(Object.entries(kw));
  const positional = parameters.filter(isPositional);
  for (const [index, value] of args.slice(0, positional.length).entries()) {
    given.set(positional[index]?.name ?? "", value);
  }
  const first = positional.filter(
    ({ name, ...rest }) => !("default" in rest) || isByPosition(owner, name),
  );
  const placed = first.map(({ name }) => given.get(name));
  for (const { name } of first) given.delete(name);
  return {
    args: [...(given.size === 0 ? trimmed(placed) : placed), ...args.slice(positional.length)],
    options: Object.fromEntries(given),
    isLogCall: isLogCall(parameters),
  };
}

/** Without what was not given at the end. */
function trimmed(values: readonly unknown[]): unknown[] {
  return values.slice(0, values.findLastIndex((value) => value !== undefined) + 1);
}

function isPositional({ kind }: Parameter): boolean {
  return kind === "positional" || kind === "either";
}

/** Whether something takes a message, any arguments and any keywords. */
function isLogCall(parameters: readonly Parameter[]): boolean {
  const kinds = parameters.map(({ kind }) => kind);
  return kinds.includes("rest") && kinds.includes("keywords") && kinds.length > 2;
}
