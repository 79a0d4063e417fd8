import process from "node:process";
import { gmtime, localtime, mktime, strftime, struct_time, timegm } from "#impl/python/time.js";
import { tuple } from "#impl/python/values.js";

/** One line of generate_time.py: operation, arguments, CPython's answer. */
export type TimeCase = readonly [operation: string, args: unknown[], result?: unknown];

/** Reads cases, one a line. */
export function readTimeCases(text: string): TimeCase[] {
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line): TimeCase => JSON.parse(line));
}

/** What the port answers to a case, in the shape of CPython's answer; undefined for a `tz` line. */
export function answer([operation, args]: TimeCase): unknown {
  if (operation === "tz") {
    process.env["TZ"] = "UTC";
    mktime(tuple([1970, 1, 1, 0, 0, 0, 0, 0, 0]));
    process.env["TZ"] = String(args);
    return undefined;
  }
  try {
    const asked = OPERATIONS[operation];
    if (asked === undefined) throw new Error(`Unknown operation ${operation}`);
    return asJson(
      Reflect.apply(
        asked,
        undefined,
        args.map((arg) => asArgument(operation, arg)),
      ),
    );
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error: [error.name, error.message] };
  }
}

/** By name, without their types: what is of the wrong type must reach them too, as in CPython. */
const OPERATIONS: Readonly<Record<string, (...args: never[]) => unknown>> = {
  localtime,
  gmtime,
  mktime,
  timegm,
  strftime,
};

function asArgument(operation: string, value: unknown): unknown {
  if (Array.isArray(value) && operation !== "localtime" && operation !== "gmtime")
    return tuple(value);
  const isSecond = operation === "strftime" && Number.isSafeInteger(value);
  return isSecond ? localtime(Number(value)) : value;
}

function asJson(value: unknown): unknown {
  return value instanceof struct_time ? [...value, value.tm_zone, value.tm_gmtoff] : value;
}
