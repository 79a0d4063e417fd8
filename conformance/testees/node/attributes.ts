import { logging, Module, python, readModule, writeModule } from "./port.ts";

/** A class or any other function, seen as something with attributes. */
type WithAttributes = Record<string, unknown>;

/** Attributes that Python always holds as float and the port as a plain number. */
const FLOATS = ["created", "msecs", "relativeCreated"];

/** Python's `owner.name`. Errors: AttributeError. */
export function readAttribute(owner: unknown, name: string): unknown {
  if (owner instanceof Module) return readModule(owner, name);
  if (owner === null || owner === undefined) throw missing("NoneType", name);
  if (name === "__class__") return (owner as object).constructor;
  if (typeof owner === "function") return readClass(owner as unknown as WithAttributes, name);
  const value = readInstance(owner as WithAttributes, name);
  return isFloat(owner, name) ? asFloat(value) : value;
}

function readClass(owner: WithAttributes, name: string): unknown {
  if (name === "__name__") return owner["name"];
  if (name !== "name" && name !== "length" && name in owner) return owner[name];
  const prototype = owner["prototype"] as WithAttributes | undefined;
  if (prototype !== undefined && name in prototype) return prototype[name];
  throw new python.AttributeError(
    `type object '${String(owner["name"])}' has no attribute '${name}'`,
  );
}

function readInstance(owner: WithAttributes, name: string): unknown {
  if (name in Object(owner)) return owner[name];
  const { constructor } = owner as { constructor?: unknown };
  if (typeof constructor === "function" && name in constructor) {
    return (constructor as unknown as WithAttributes)[name];
  }
  throw missing(className(owner), name);
}

function missing(type: string, name: string): Error {
  return new python.AttributeError(`'${type}' object has no attribute '${name}'`);
}

/** Name of the class of an object. */
export function className(value: object): string {
  const { constructor } = value as { constructor?: { name?: unknown } };
  return typeof constructor?.name === "string" && constructor.name !== ""
    ? constructor.name
    : "object";
}

/** Whether `owner.name` is one of a record's attributes that Python holds as float. */
export function isFloat(owner: unknown, name: string): boolean {
  return owner instanceof logging.LogRecord && FLOATS.includes(name);
}

/** A plain number as Python's float. */
export function asFloat(value: unknown): unknown {
  return typeof value === "number" ? python.float(value) : value;
}

/** Python's `owner.name = value`. */
export function writeAttribute(owner: unknown, name: string, value: unknown): void {
  if (owner instanceof Module) return writeModule(owner, name, value);
  if (owner === null || owner === undefined) throw missing("NoneType", name);
  const target = owner as WithAttributes;
  const { prototype } = target as { prototype?: WithAttributes };
  // A method of a class is found through its prototype, a plain class attribute on the class itself.
  if (typeof owner === "function" && prototype !== undefined && name in prototype) {
    if (typeof prototype[name] === "function") prototype[name] = value;
  }
  target[name] = value;
}
