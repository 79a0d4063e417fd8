import * as exceptions from "../exceptions.ts";
import { PickledGlobal } from "./pickled-object.ts";

/** A class of exceptions, with what makes the text of one from its arguments. */
export interface ExceptionMaker {
  new (...args: unknown[]): exceptions.BaseException;
  messageFrom(args: readonly unknown[]): string;
}

/** Python's exceptions that exist here, with their names in Python. */
export const EXCEPTION_CLASSES: ReadonlyMap<ExceptionMaker, PickledGlobal> = new Map(
  Object.entries(exceptions).flatMap(([name, made]) =>
    isExceptionClass(made) ? [[made, new PickledGlobal(moduleOf(name), name)] as const] : [],
  ),
);

function isExceptionClass(value: unknown): value is ExceptionMaker {
  if (typeof value !== "function") return false;
  const prototype: unknown = value.prototype;
  return value === exceptions.BaseException || prototype instanceof exceptions.BaseException;
}

function moduleOf(name: string): string {
  return name === "gaierror" ? "socket" : "builtins";
}
