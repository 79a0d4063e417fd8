/* oxlint-disable typescript/unbound-method -- methods are marked and compared here, never called */
import { markBlind } from "../core/call-site/blind.ts";
import { time } from "../core/clock.ts";
import type { FileHandlerOptions } from "../core/handler/file.ts";
import { checkOptions } from "../core/options.ts";
import { basename, dirname, join } from "../core/path.ts";
import type { LogRecord } from "../core/record/record.ts";
import { TypeError } from "../python/exceptions.ts";
import { compareCodePoints } from "../python/text/code-points.ts";
import { strftime } from "../python/time/strftime.ts";
import * as clock from "../python/time.ts";
import { typeName } from "../python/values.ts";
import { BaseRotatingHandler } from "./base-rotating.ts";
import { fullmatch, Pattern, search } from "./date-pattern.ts";
import { exists, isSpecialFile, listdir, modifiedAt, remove } from "./file-system.ts";
import { isPositive } from "./numeric.ts";
import {
  multiplied,
  nextRollover,
  periodOf,
  periodStart,
  type Schedule,
  type SecondCount,
  type TimeOfDay,
  upperCase,
} from "./rollover-schedule.ts";

/** Options of {@link TimedRotatingFileHandler}. Names and defaults are CPython's. */
export interface TimedRotatingFileHandlerOptions extends Omit<FileHandlerOptions, "mode"> {
  /**
   * Unit of `interval`: `S`, `M`, `H`, `D`, `midnight`, or `W0` (Monday) to `W6`, in any case.
   *
   * @defaultValue "h"
   */
  readonly when?: string | undefined;
  /** Units from one rollover to the next. @defaultValue 1 */
  readonly interval?: SecondCount | undefined;
  /** Rotated files to keep; zero keeps all. @defaultValue 0 */
  readonly backupCount?: number | undefined;
  /** Whether times are UTC rather than local. @defaultValue false */
  readonly utc?: boolean | undefined;
  /** Time of day of a rollover at `midnight` or on a weekday. @defaultValue null, the end of the day */
  readonly atTime?: TimeOfDay | null | undefined;
}

/**
 * Writes to a file, and starts a new one when its time has come.
 *
 * The time is looked at when a record is written, so a period without records leaves no file. The first
 * rollover is reckoned from when the file was last written, or from now if there is none. A full file is named
 * after the start of its period; where that name is taken, the file just goes on.
 *
 * Units: seconds since the epoch. Errors: the constructor throws what opening the file throws,
 * and ValueError for a `when` that it does not know; a failure later goes to `handleError`.
 *
 * Source: CPython 3.15, `logging.handlers.TimedRotatingFileHandler`.
 */
export class TimedRotatingFileHandler extends BaseRotatingHandler {
  /** The unit, in capitals. */
  when: string;
  /** Rotated files to keep; zero keeps all. */
  backupCount: number;
  /** Whether times are UTC rather than local. */
  utc: boolean;
  /** Time of day of a rollover at midnight or on a weekday. */
  atTime: TimeOfDay | null;
  /** SecondCount from one rollover to the next: the unit times the `interval` given. */
  interval: SecondCount;
  /** strftime format of what is appended to a rotated file's name. */
  suffix: string;
  /** Recognises such a date in the name of a file. */
  extMatch: RegExp;
  /** Weekday of the rollover, 0 is Monday; only where `when` names one. */
  declare dayOfWeek?: number;
  /** Instant of the next rollover. */
  rolloverAt: SecondCount;

  constructor(filename: string | URL, options: TimedRotatingFileHandlerOptions = {}) {
    checkOptions("TimedRotatingFileHandler", options);
    const { when = "h", interval = 1, backupCount = 0, utc = false, atTime = null } = options;
    const { encoding, delay, errors } = options;
    super(filename, "a", { encoding: encoding ?? "utf-8", delay, errors });
    this.when = upperCase(when);
    this.backupCount = backupCount;
    this.utc = utc;
    this.atTime = atTime;
    const { seconds, suffix, pattern, dayOfWeek } = periodOf(this.when);
    if (dayOfWeek !== undefined) this.dayOfWeek = dayOfWeek;
    this.suffix = suffix;
    this.extMatch = new Pattern(pattern);
    this.interval = multiplied(seconds, interval);
    this.rolloverAt = this.computeRollover(Math.trunc(modifiedAt(this.baseFilename) ?? time()));
  }

  /** The instant of the rollover that follows `currentTime`. */
  computeRollover(currentTime: SecondCount): SecondCount {
    return nextRollover(this.#schedule(), currentTime, clock);
  }

  /** Whether the time has come. What is no regular file waits for the next time instead (gh-89564). */
  override shouldRollover(_record: LogRecord): boolean {
    const now = Math.trunc(time());
    const isDue = now >= Number(this.rolloverAt); // never, where an interval of nan made it nan
    if (!isDue) return false;
    if (!isSpecialFile(this.baseFilename)) return true;
    this.rolloverAt = this.computeRollover(now);
    return false;
  }

  /**
   * Paths of rotated files beyond `backupCount`, the first in order of names.
   *
   * Without a namer these are the files called like the log with a dot and a date. With one, they are
   * those that the namer calls so for a date found in their name.
   */
  getFilesToDelete(): string[] {
    const folder = dirname(this.baseFilename);
    const names = listdir(folder).filter((name) => this.#isRotated(name));
    const found = names.map((name) => join(folder, name)).toSorted(compareCodePoints);
    return found.slice(0, Math.max(0, found.length - this.backupCount));
  }

  /** Moves the full file aside, named after the start of its period, and opens a new one. */
  override doRollover(): void {
    const now = Math.trunc(time());
    const start = periodStart(this.#schedule(), this.rolloverAt, now, clock);
    const dest = this.rotation_filename(`${this.baseFilename}.${strftime(this.suffix, start)}`);
    this.rolloverAt = this.computeRollover(now);
    if (exists(dest)) return; // rolled over already, by another process or an hour ago (gh-88352)
    this.stream?.close();
    this.stream = null;
    this.rotate(this.baseFilename, dest);
    if (isPositive(this.backupCount)) this.getFilesToDelete().forEach(remove);
    if (!this.delay) this.stream = this._open();
  }

  #schedule(): Schedule {
    const { when, interval, utc, atTime, dayOfWeek } = this;
    return { when, interval, utc, atTime, dayOfWeek };
  }

  #isRotated(name: string): boolean {
    if (this.namer !== null) return this.#isNamed(name);
    const prefix = `${basename(this.baseFilename)}.`;
    return name.startsWith(prefix) && fullmatch(this.extMatch, name.slice(prefix.length)) !== null;
  }

  /** Whether the namer gives this name to a rotated file, for any of the dates in it. */
  #isNamed(name: string): boolean {
    let match = search(this.extMatch, name, 0);
    while (match !== null) {
      if (typeof this.namer !== "function") throw notCallable(this.namer);
      if (basename(this.namer(`${this.baseFilename}.${match[0]}`)) === name) return true;
      match = search(this.extMatch, name, match.index + 1);
    }
    return false;
  }
}
markBlind(TimedRotatingFileHandler.prototype.shouldRollover, () => true); // it looks at the clock only

function notCallable(value: unknown): TypeError {
  return new TypeError(`'${typeName(value)}' object is not callable`);
}
