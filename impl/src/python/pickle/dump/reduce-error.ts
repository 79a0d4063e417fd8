import * as exceptions from "../../exceptions.ts";
import { BaseException, OSError } from "../../exceptions.ts";
import { exceptionTypeName, isTuple, type Tuple, tuple } from "../../values.ts";
import { EXCEPTION_CLASSES } from "../exception-classes.ts";
import { PickledGlobal } from "../pickled-object.ts";
import type { Reduction } from "../reduction.ts";

/** What CPython keeps in the exception itself and not in its `__dict__`. */
const SLOTS: ReadonlySet<string> = new Set([
  "errno",
  "strerror",
  "filename",
  "filename2",
  "cause",
  "name",
  "args",
  "message",
  "stack",
  "encoding",
  "object",
  "start",
  "end",
  "reason",
]);

const CLASSES: ReadonlyMap<unknown, PickledGlobal> = EXCEPTION_CLASSES;

/**
 * How Python makes an exception again.
 *
 * A class derived from a Python exception is written as the nearest class that Python has, because
 * Python could not import it. JavaScript's own errors become the Python class of the same name if
 * there is one, Node's system errors an `OSError`, all others an `Exception` of their message.
 *
 * Source: CPython 3.15, `BaseException.__reduce__`, `OSError`, `AttributeError`, `ImportError`.
 */
export function reduceError(error: Error): Reduction {
  if (!(error instanceof BaseException)) return reduceForeign(error);
  const made = classOf(error);
  if (made.name === "AttributeError") {
    return [made, error.args, Object.assign(attributesOf(error), { args: error.args })];
  }
  const attributes = attributesOf(error);
  const state = Object.keys(attributes).length > 0 ? attributes : null;
  return [made, error instanceof OSError ? osErrorArgs(error) : error.args, state];
}

function classOf(error: Error): PickledGlobal {
  let prototype: unknown = Object.getPrototypeOf(error);
  while (typeof prototype === "object" && prototype !== null) {
    const known = CLASSES.get(prototype.constructor);
    if (known !== undefined) return known;
    prototype = Object.getPrototypeOf(prototype);
  }
  return new PickledGlobal("builtins", "Exception");
}

/** `__dict__` of an exception: what the program put there, or what a pickle brought. */
function attributesOf(error: Error): Record<string, unknown> {
  const attributes: Record<string, unknown> = Object.create(null);
  const dict: unknown = Object.hasOwn(error, "__dict__") ? Reflect.get(error, "__dict__") : error;
  for (const [key, value] of Object.entries(dict ?? {})) {
    if (dict !== error || !SLOTS.has(key)) attributes[key] = value;
  }
  const notes: unknown = Reflect.get(error, "__notes__");
  if (Array.isArray(notes)) attributes["__notes__"] = notes;
  return attributes;
}

/** The files are no part of `args`; a second one needs a place for Windows' number before it. */
function osErrorArgs({ args, filename, filename2 }: OSError): Tuple {
  if (args.length !== 2 || filename === null) return args;
  return filename2 === null
    ? tuple([...args, filename])
    : tuple([...args, filename, null, filename2]);
}

function reduceForeign(error: Error): Reduction {
  const code: unknown = Reflect.get(error, "code");
  if (typeof code === "string" && "syscall" in error) {
    return reduceError(exceptions.fromSystemError(error));
  }
  const name = exceptionTypeName(error);
  const same: unknown = Reflect.get(exceptions, name);
  const global = CLASSES.get(same) ?? new PickledGlobal("builtins", "Exception");
  const args: unknown = Reflect.get(error, "args");
  return [global, isTuple(args) ? args : tuple([error.message])];
}
