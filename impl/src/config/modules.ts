import { currentException, whileHandling } from "../core/current-exception.ts";
import * as handlers from "../handlers.ts";
import * as logging from "../index.ts";
import { raisedWhileHandling } from "../python/exceptions/context.ts";
import { AttributeError, ModuleNotFoundError, ValueError } from "../python/exceptions.ts";
import { repr } from "../python/repr.ts";
import { isClass, typeName } from "../python/values.ts";
import * as python from "../python.ts";
import * as queue from "../queue.ts";

/*
 * Configurations name things the way Python does: by dotted names, whose first parts are modules.
 * Here that is a tree of its own, because an ECMAScript module cannot be loaded in the middle of a
 * function that is not asynchronous.
 */

/** A Python module: its names, and the modules below it. */
class Module {
  readonly name: string;
  readonly names: object;
  /** What {@link provide} added. */
  readonly added = new Map<string, unknown>();

  constructor(name: string, names: object) {
    this.name = name;
    this.names = names;
  }

  has(name: string): boolean {
    return this.added.has(name) || Object.hasOwn(this.names, name);
  }

  get(name: string): unknown {
    return this.added.has(name) ? this.added.get(name) : Reflect.get(this.names, name);
  }
}

const { gmtime, localtime, mktime, strftime, SOCK_DGRAM, SOCK_STREAM } = python;

/** Everything below the top, by its full name. */
const modules = new Map<string, Module>();
addModule("logging", logging);
addModule("logging.handlers", handlers);
addModule("queue", queue);
addModule("sys", python.sys);
addModule("time", { gmtime, localtime, mktime, strftime });
addModule("socket", { SOCK_DGRAM, SOCK_STREAM });

function addModule(name: string, names: object): void {
  const made = new Module(name, names);
  modules.set(name, made);
  const [parent, own] = splitLast(name);
  if (parent !== "") packageOf(parent).added.set(own, made);
}

/** The module `name`, made without names of its own if need be. */
function packageOf(name: string): Module {
  const present = modules.get(name);
  if (present !== undefined) return present;
  addModule(name, {});
  return packageOf(name);
}

function splitLast(name: string): readonly [string, string] {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? ["", name] : [name.slice(0, dot), name.slice(dot + 1)];
}

/**
 * Lets configurations find `value` under the dotted name that it has in Python.
 *
 * `provide("shop.logs", await import("./logs.js"))` gives every export of a module a name below
 * `shop.logs`; `provide("shop.logs.Loud", Loud)` gives one class or function its name.
 *
 * How what is provided gets its arguments: a class that inherits its constructor from one of the
 * port's is called as that one is; any other class or function gets the keyword arguments in one object.
 */
export function provide(name: string, value: unknown): void {
  if (isNamespace(value)) return addModule(name, value);
  const [parent, own] = splitLast(name);
  if (parent === "") throw new ValueError(`Expected a dotted name, such as 'shop.${own}'`);
  packageOf(parent).added.set(own, value);
}

function isNamespace(value: unknown): value is object {
  return Object.prototype.toString.call(value) === "[object Module]";
}

/**
 * Python's `__import__`: finds a module and those it is part of, and returns the topmost.
 *
 * Errors: ModuleNotFoundError.
 */
export function importModule(name: string): unknown {
  if (name === "") throw new ValueError("Empty module name");
  const parts = name.split(".");
  for (let count = 1; count <= parts.length; count++) {
    const path = parts.slice(0, count).join(".");
    if (!modules.has(path)) throw raisedHere(notFound(path));
  }
  return modules.get(parts[0] ?? "");
}

/** The module of that name, if there is one. */
export function moduleNamed(name: string): unknown {
  return modules.get(name);
}

/** Python remembers what was being handled when something else was raised. */
function raisedHere<E extends Error>(error: E): E {
  const handled = currentException();
  return handled === null ? error : raisedWhileHandling(error, handled);
}

function notFound(path: string): ModuleNotFoundError {
  const [parent] = splitLast(path);
  const isPlain = parent !== "" && modules.has(parent) && !hasModules(parent);
  const why = isPlain ? `; ${repr(parent)} is not a package` : "";
  return new ModuleNotFoundError(`No module named ${repr(path)}${why}`);
}

function hasModules(name: string): boolean {
  return [...modules.keys()].some((other) => other.startsWith(`${name}.`));
}

/** Python's `getattr`, of modules and of whatever they hold. Errors: AttributeError. */
export function readName(owner: unknown, name: string): unknown {
  if (owner instanceof Module) {
    if (owner.has(name)) return owner.get(name);
    throw new AttributeError(`module '${owner.name}' has no attribute '${name}'`);
  }
  const holder: object = Object(owner);
  if (owner !== null && owner !== undefined && name in holder) return Reflect.get(holder, name);
  const { constructor } = holder;
  if (typeof constructor === "function" && Object.hasOwn(constructor, name)) {
    return Reflect.get(constructor, name); // a class attribute, seen from an instance
  }
  throw new AttributeError(`${kindOf(owner)} has no attribute '${name}'`);
}

function kindOf(owner: unknown): string {
  if (typeof owner === "function" && isClass(owner)) return `type object '${owner.name}'`;
  return `'${typeName(owner)}' object`;
}

/**
 * What a dotted name stands for; `load` imports the modules on the way.
 *
 * Errors: what `load` throws, and AttributeError, also for what is no text.
 */
export function resolveName(
  name: unknown,
  load: (module: string) => unknown = importModule,
): unknown {
  if (typeof name !== "string") {
    throw new AttributeError(`${kindOf(name)} has no attribute 'split'`);
  }
  const [first = "", ...rest] = name.split(".");
  let used = first;
  let found = load(first);
  for (const part of rest) {
    used += `.${part}`;
    found = readOrLoad(found, part, () => load(used));
  }
  return found;
}

function readOrLoad(owner: unknown, name: string, load: () => unknown): unknown {
  try {
    return readName(owner, name);
  } catch (error) {
    if (!(error instanceof AttributeError)) throw error;
    return whileHandling(error, () => {
      load();
      return readName(owner, name);
    });
  }
}
