import type { BaseException } from "../../exceptions.ts";
import { PyFloat, type Tuple } from "../../values.ts";
import { EXCEPTION_CLASSES, type ExceptionMaker } from "../exception-classes.ts";
import type { Known, Maker } from "./known.ts";

/** An Error costs as much memory as this many values. */
const ERROR_ITEMS = 10;

/** Python's exceptions that exist here: they become errors of these classes. */
export const ERROR_MAKERS: readonly Known[] = Array.from(
  EXCEPTION_CLASSES,
  ([made, { module, name }]) => [module, name, maker(made)] as const,
);

function maker(made: ExceptionMaker): Maker {
  return (args, machine) => {
    machine.charge({ items: ERROR_ITEMS, bytes: textLength(args) });
    return withoutStack(() =>
      args.every(isScalar) ? new made(...args) : withLateMessage(made, args),
    );
  };
}

/** Where Python raised it is not known, and where it was read is of no interest. */
function withoutStack(create: () => BaseException): BaseException {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return create();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Values in `args` may still be incomplete, so their text is made when somebody asks for it. */
function withLateMessage(made: ExceptionMaker, args: Tuple): BaseException {
  const error = new made();
  Object.defineProperty(error, "args", { value: args, writable: true, configurable: true });
  return Object.defineProperty(error, "message", {
    get: () => made.messageFrom(args),
    configurable: true,
  });
}

function isScalar(value: unknown): boolean {
  if (value instanceof PyFloat || value instanceof Uint8Array) return true;
  return typeof value !== "object" || value === null;
}

/** The message repeats the texts. */
function textLength(args: Tuple): number {
  let length = 0;
  for (const value of args) {
    if (typeof value === "string" || value instanceof Uint8Array) length += value.length;
  }
  return length;
}

/** Keeps what Python would put into the `__dict__` of an exception, and shows its notes. */
export function completeError(error: Error, state: unknown): void {
  Object.defineProperty(error, "__dict__", { value: state, writable: true, configurable: true });
  const notes: unknown =
    typeof state === "object" && state !== null && Reflect.get(state, "__notes__");
  if (!Array.isArray(notes)) return;
  Object.defineProperty(error, "__notes__", { value: notes, writable: true, configurable: true });
}
