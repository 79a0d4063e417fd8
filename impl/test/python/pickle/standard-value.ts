import {
  PyDate,
  PyDateTime,
  PyDecimal,
  PyTime,
  PyTimeDelta,
  PyTimeZone,
  PyUUID,
} from "#impl/python/pickle.js";
import type { Graph } from "./graph.ts";

/** Makes a value of Python's standard library from the arguments of its description. */
export function standardValue(name: string, args: readonly Graph[]): unknown {
  const [first = 0, second = 0, third = 0] = args.map(Number);
  switch (name) {
    case "date":
      return new PyDate(first, second, third);
    case "time":
      return timeOf(args);
    case "datetime":
      return new PyDateTime(new PyDate(first, second, third), timeOf(args.slice(3)));
    case "timedelta":
      return new PyTimeDelta(first, second, third);
    case "timezone":
      return zoneOf(first, typeof args[1] === "string" ? args[1] : null);
    case "Decimal":
      return new PyDecimal(String(args[0]));
    case "UUID":
      return new PyUUID(BigInt(`0x${String(args[0]).replaceAll("-", "")}`));
    default:
      throw new Error(`No such value: ${name}`);
  }
}

function timeOf(args: readonly Graph[]): PyTime {
  const [hour = 0, minute = 0, second = 0, microsecond = 0, fold = 0] = args.map(Number);
  const zone = args[5] ?? null;
  const tzinfo = zone === null ? null : zoneOf(Number(zone), null);
  return new PyTime({ hour, minute, second, microsecond, fold, tzinfo });
}

const DAY = 86_400;

function zoneOf(seconds: number, name: string | null): PyTimeZone {
  const days = Math.floor(seconds / DAY);
  return new PyTimeZone(new PyTimeDelta(days, seconds - days * DAY, 0), name);
}

/** The description of a value of Python's standard library; undefined for all others. */
export function describeStandard(value: unknown): Graph | undefined {
  if (value instanceof PyDateTime) {
    return ["x", "datetime", [value.year, value.month, value.day, ...clockOf(value)]];
  }
  if (value instanceof PyDate) return ["x", "date", [value.year, value.month, value.day]];
  if (value instanceof PyTime) return ["x", "time", clockOf(value)];
  if (value instanceof PyTimeDelta) {
    return ["x", "timedelta", [value.days, value.seconds, value.microseconds]];
  }
  if (value instanceof PyTimeZone) {
    const seconds = secondsOf(value);
    return ["x", "timezone", value.name === null ? [seconds] : [seconds, value.name]];
  }
  if (value instanceof PyDecimal) return ["x", "Decimal", [value.text]];
  return value instanceof PyUUID ? ["x", "UUID", [value.toString()]] : undefined;
}

function clockOf(value: PyTime | PyDateTime): Graph[] {
  const { hour, minute, second, microsecond, fold, tzinfo } = value;
  const offset = tzinfo instanceof PyTimeZone ? secondsOf(tzinfo) : null;
  return [hour, minute, second, microsecond, fold, offset];
}

function secondsOf({ offset }: PyTimeZone): number {
  return offset.inMicroseconds() / 1e6;
}
