/**
 * The wall clock, in milliseconds since 1970. The only place of the port that reads it.
 *
 * Looked up on `Date` at every call, so that a test that replaces the clock is obeyed.
 */
export function now(): number {
  return Date.now();
}

/** Python's `time.time()`: seconds since 1970, rounded as CPython rounds its nanoseconds. */
export function time(): number {
  return seconds(now());
}

/** Seconds of a time in milliseconds, through nanoseconds as CPython's records do. */
export function seconds(milliseconds: number): number {
  return (milliseconds * 1e6) / 1e9;
}

/** When logging was loaded, in milliseconds: zero of `record.relativeCreated`. See {@link setStartTime}. */
export let startTime: number = now();

/** Python's `logging._startTime = value`: lets `record.relativeCreated` count from another moment, in milliseconds. */
export function setStartTime(milliseconds: number): void {
  startTime = milliseconds;
}
