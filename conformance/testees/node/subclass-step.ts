import { makeMethod } from "./hooks.ts";
import type { Run } from "./run.ts";
import { fieldsOf, isFields, textOf } from "./shape.ts";
import { decodeFields } from "./values.ts";

type Class = new (...args: unknown[]) => object;

/** What a class of JavaScript has in the place of Python's special methods. */
const SPELLED: Readonly<Record<string, string | undefined>> = {
  __repr__: "toString",
  __str__: "toString",
};

/** The verb `subclass`: classes with methods that are hooks. */
export function subclass(run: Run, body: unknown): void {
  for (const [name, given] of Object.entries(fieldsOf(body))) {
    const { base, override = {}, set = {} } = fieldsOf(given);
    const made = derive(name, baseOf(run, textOf(base)));
    setAttributes(made, decodeFields(run, set));
    for (const [method, hook] of Object.entries(fieldsOf(override))) {
      if (!isFields(hook) || !("$hook" in hook)) {
        throw new TypeError(`An override is a hook, which ${JSON.stringify(hook)} is not`);
      }
      const prototype: object = made.prototype;
      const spelled = SPELLED[method] ?? method;
      define(prototype, spelled, makeMethod(run, hook, spelled, prototype));
    }
    run.bind(name, made);
  }
}

function baseOf(run: Run, path: string): Class {
  const base = path === "object" ? Object : run.resolveClass(path);
  if (isClass(base)) return base;
  throw new TypeError(`${path} is no class`);
}

function isClass(value: unknown): value is Class {
  return typeof value === "function";
}

function derive(name: string, base: Class): Class {
  const made = class extends base {};
  Object.defineProperty(made, "name", { value: name });
  return made;
}

/**
 * The port's class attributes are static. What takes the place of a method goes where methods are
 * found, and so does all that a plain object of the scenario has: the port knows nothing of its class.
 */
function setAttributes(made: Class, attributes: Readonly<Record<string, unknown>>): void {
  const prototype: Readonly<Record<string, unknown>> = made.prototype;
  const isPlain = Object.getPrototypeOf(made) === Object;
  for (const [name, value] of Object.entries(attributes)) {
    const isMethod = typeof value === "function" && typeof prototype[name] === "function";
    define(isPlain || isMethod ? prototype : made, name, value);
  }
}

function define(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: true,
  });
}
