import { Tuple, tuple } from "../../values.ts";
import { PickledGlobal } from "../pickled-object.ts";
import type { Reduction } from "../reduction.ts";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const MICROSECONDS = 1_000_000;

/** Python's `datetime.timedelta`, as a pickle brings it. Its text is Python's `str`. */
export class PyTimeDelta {
  /** Negative for negative durations; the other two never are. */
  readonly days: number;
  /** 0 to 86399. */
  readonly seconds: number;
  /** 0 to 999999. */
  readonly microseconds: number;

  constructor(days: number, seconds: number, microseconds: number) {
    this.days = days;
    this.seconds = seconds;
    this.microseconds = microseconds;
  }

  /** The whole duration. Units: microseconds; exact for a day and less. */
  inMicroseconds(): number {
    return (this.days * DAY + this.seconds) * MICROSECONDS + this.microseconds;
  }

  toString(): string {
    const { days, seconds } = this;
    const hours = Math.floor(seconds / HOUR);
    const clock = `${hours}:${padded((seconds % HOUR) / MINUTE)}:${padded(seconds % MINUTE)}`;
    const text = `${clock}${fraction(this.microseconds)}`;
    if (days === 0) return text;
    return `${days} day${Math.abs(days) === 1 ? "" : "s"}, ${text}`;
  }

  __reduce__(): Reduction {
    const { days, seconds, microseconds } = this;
    return [new PickledGlobal("datetime", "timedelta"), Tuple.of(days, seconds, microseconds)];
  }
}

/** Python's `datetime.timezone`: a fixed distance from UTC. Its text is Python's `str`. */
export class PyTimeZone {
  readonly offset: PyTimeDelta;
  /** Null if it has no name of its own. */
  readonly name: string | null;

  constructor(offset: PyTimeDelta, name: string | null = null) {
    this.offset = offset;
    this.name = name;
  }

  toString(): string {
    if (this.name !== null) return this.name;
    return this.offset.inMicroseconds() === 0 ? "UTC" : `UTC${this.offsetText()}`;
  }

  /** The distance as an ISO date ends in it, e.g. `+02:00`. */
  offsetText(): string {
    const total = this.offset.inMicroseconds();
    const size = Math.abs(total);
    const seconds = Math.floor(size / MICROSECONDS);
    const rest = size % MICROSECONDS;
    const sign = total < 0 ? "-" : "+";
    const text = `${sign}${padded(seconds / HOUR)}:${padded((seconds % HOUR) / MINUTE)}`;
    if (seconds % MINUTE === 0 && rest === 0) return text;
    return `${text}:${padded(seconds % MINUTE)}${fraction(rest)}`;
  }

  __reduce__(): Reduction {
    const args = this.name === null ? [this.offset] : [this.offset, this.name];
    return [new PickledGlobal("datetime", "timezone"), tuple<unknown>(args)];
  }
}

/** Two digits of a number without its fraction. */
export function padded(value: number): string {
  return String(Math.floor(value)).padStart(2, "0");
}

/** Six digits behind a point; nothing for zero. */
export function fraction(microseconds: number): string {
  return microseconds === 0 ? "" : `.${String(microseconds).padStart(6, "0")}`;
}
