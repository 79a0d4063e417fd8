import type { Tuple } from "../../values.ts";
import { dateFromBytes, datetimeFromBytes, timeFromBytes } from "../values/datetime.ts";
import { PyTimeDelta, PyTimeZone } from "../values/timedelta.ts";
import type { Known } from "./known.ts";

const DAY_SECONDS = 86_400;
const MICROSECONDS = 1_000_000;
const MOST_DAYS = 999_999_999;

/** The classes of Python's `datetime`. */
export const DATETIME_MAKERS: readonly Known[] = [
  ["datetime", "date", ([state, ...rest]) => (rest.length === 0 ? date(state) : undefined)],
  ["datetime", "time", (args) => withZone(args, timeFromBytes)],
  ["datetime", "datetime", (args) => withZone(args, datetimeFromBytes)],
  ["datetime", "timedelta", timeDelta],
  ["datetime", "timezone", timeZone],
];

function date(state: unknown): unknown {
  const bytes = bytesOf(state);
  return bytes === undefined ? undefined : dateFromBytes(bytes);
}

function withZone(
  [state, zone = null, ...rest]: Tuple,
  read: (bytes: Uint8Array, zone: object | null) => unknown,
): unknown {
  const bytes = bytesOf(state);
  if (bytes === undefined || typeof zone !== "object" || rest.length > 0) return undefined;
  return read(bytes, zone);
}

/** Ten bytes at most; Python 2 wrote them as text. */
function bytesOf(state: unknown): Uint8Array | undefined {
  if (state instanceof Uint8Array) return state;
  if (typeof state !== "string" || !/^[\0-\xff]{4,10}$/.test(state)) return undefined;
  return Buffer.from(state, "latin1");
}

function timeDelta(args: Tuple): PyTimeDelta | undefined {
  const [days = 0, seconds = 0, microseconds = 0, ...rest] = args;
  if (rest.length > 0 || !isIn(days, -MOST_DAYS, MOST_DAYS)) return undefined;
  if (!isIn(seconds, 0, DAY_SECONDS - 1)) return undefined;
  if (!isIn(microseconds, 0, MICROSECONDS - 1)) return undefined;
  return new PyTimeDelta(days, seconds, microseconds);
}

function isIn(value: unknown, low: number, high: number): value is number {
  return Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
}

function timeZone([offset, name = null, ...rest]: Tuple): PyTimeZone | undefined {
  if (!(offset instanceof PyTimeDelta) || rest.length > 0) return undefined;
  const isName = name === null || typeof name === "string";
  return isName ? new PyTimeZone(offset, name) : undefined;
}
