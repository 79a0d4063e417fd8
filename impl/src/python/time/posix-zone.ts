import { daysBeforeYear, SECONDS_PER_DAY, yearOfDay } from "./calendar.ts";
import { changeAt, NO_RULE, type PosixRule } from "./posix-rule.ts";
import type { LocalType, Zone } from "./zone-type.ts";

/** What a POSIX TZ string says. */
export interface PosixTz {
  readonly standard: LocalType;
  readonly summer: LocalType;
  /** When summer time starts and ends; undefined where the string names no summer time. */
  readonly rules: readonly [PosixRule, PosixRule] | undefined;
  /** Whether the string names summer time but not when it is. */
  readonly unruled: boolean;
}

/** A zone given by rules: `CET-1CEST,M3.5.0/2,M10.5.0/3`, or the last line of a zone file. */
export class PosixZone implements Zone {
  readonly names: readonly [string, string];
  readonly #tz: PosixTz;
  // The stretch of time that the last answer holds for.
  #from = Infinity;
  #until = -Infinity;
  #type: LocalType;

  constructor(tz: PosixTz) {
    this.#tz = tz;
    this.#type = tz.standard;
    this.names = [tz.standard.name, tz.rules === undefined ? tz.standard.name : tz.summer.name];
  }

  typeAt(secs: number): LocalType {
    if (secs >= this.#from && secs < this.#until) return this.#type;
    const { standard, summer, rules } = this.#tz;
    if (rules === undefined) return standard;
    const year = yearOfDay(Math.floor(secs / SECONDS_PER_DAY)); // the year in UTC, as in glibc
    const start = changeAt(rules[0], year, standard.offset);
    const end = changeAt(rules[1], year, summer.offset);
    const isSummer = start > end ? secs < end || secs >= start : secs >= start && secs < end;
    this.#type = isSummer ? summer : standard;
    this.#remember(secs, year, start, end);
    return this.#type;
  }

  #remember(secs: number, year: number, ...changes: number[]): void {
    this.#from = daysBeforeYear(year) * SECONDS_PER_DAY;
    this.#until = daysBeforeYear(year + 1) * SECONDS_PER_DAY;
    for (const change of changes) {
      if (change <= secs) this.#from = Math.max(this.#from, change);
      else this.#until = Math.min(this.#until, change);
    }
  }
}

/**
 * Reads a POSIX TZ string as glibc does: what cannot be read counts as zero, never as an error.
 *
 * So `Foo/Bar` is UTC under the name `Foo`, and `x` is UTC without a name.
 */
export function parsePosixTz(text: string): PosixTz {
  const reader = new Reader(text);
  const name = reader.name() ?? "";
  const offset = name === "" ? undefined : reader.standardOffset();
  const standard: LocalType = { name, offset: offset ?? 0, isdst: 0 };
  if (offset === undefined || reader.atEnd) {
    return { standard, summer: standard, rules: undefined, unruled: false };
  }
  return withSummer(reader, standard);
}

function withSummer(reader: Reader, standard: LocalType): PosixTz {
  const name = reader.name();
  const offset = name === undefined ? 0 : (reader.offset() ?? standard.offset + 3600);
  const summer: LocalType = { name: name ?? "", offset, isdst: 1 };
  const unruled = name !== undefined && /^,?$/.test(reader.rest);
  const start = reader.rule(AMERICAN_RULES[0]);
  const end = start.isWhole ? reader.rule(AMERICAN_RULES[1]).rule : NO_RULE;
  return { standard, summer, rules: [start.rule, end], unruled };
}

/** What glibc takes where a string names summer time but not when it is. */
const AMERICAN_RULES = [
  { kind: "M", month: 3, week: 2, day: 0, secs: 7200 },
  { kind: "M", month: 11, week: 1, day: 0, secs: 7200 },
] as const satisfies readonly PosixRule[];

/** C's scanf("%hu:%hu:%hu"): blanks and a sign are let through, and 16 bits are kept. */
const CLOCK = /^\s*([+-]?\d+)(?::\s*([+-]?\d+)(?::\s*([+-]?\d+))?)?/;

/** A rule as far as it could be read; glibc works with the part that it got. */
interface ReadRule {
  readonly rule: PosixRule;
  readonly isWhole: boolean;
}

class Reader {
  rest: string;

  constructor(text: string) {
    this.rest = text;
  }

  get atEnd(): boolean {
    return this.rest === "";
  }

  name(): string | undefined {
    const found = this.#take(/^([A-Za-z]{3,})/) ?? this.#take(/^<([A-Za-z0-9+-]{3,})>/);
    return found?.[1];
  }

  /** Seconds east of UTC of an offset that must be there. */
  standardOffset(): number | undefined {
    return /^[+\-0-9]/.test(this.rest) ? this.offset() : undefined;
  }

  /** Seconds east of UTC; a sign is used up even where no number follows. */
  offset(): number | undefined {
    const isEast = this.#take(/^[+-]/)?.[0] === "-";
    const clock = this.#clock();
    if (clock === undefined) return undefined;
    const [hours = 0, minutes = 0, seconds = 0] = clock;
    const amount = Math.min(hours, 24) * 3600 + Math.min(minutes, 59) * 60 + Math.min(seconds, 59);
    return isEast ? amount : 0 - amount; // not -amount, which may be -0
  }

  /** A rule, or `fallback` at the end of the text. */
  rule(fallback: PosixRule): ReadRule {
    this.#take(/^,/);
    const { rule, isWhole } =
      this.rest === "" ? { rule: fallback, isWhole: true } : (this.#julian() ?? this.#monthly());
    if (!isWhole || !/^(?:$|[/,])/.test(this.rest)) return { rule, isWhole: false };
    if (this.#take(/^\//) === undefined) return { rule: { ...rule, secs: 7200 }, isWhole };
    if (this.atEnd) return { rule, isWhole: false };
    return { rule: { ...rule, secs: this.#timeOfDay() }, isWhole };
  }

  #julian(): ReadRule | undefined {
    const [found, letter, digits = ""] = this.#take(/^(?:(J)|(?=\d))(\d*)/) ?? [];
    if (found === undefined) return undefined;
    const kind = letter === "J" ? "J1" : "J0";
    const day = Number(digits);
    const isWhole = digits !== "" && day <= 365 && !(kind === "J1" && day === 0);
    return { rule: { kind, day: isWhole ? day : 0, secs: 0 }, isWhole };
  }

  #monthly(): ReadRule {
    const found = this.#take(/^M\s*([+-]?\d+)(?:\.\s*([+-]?\d+)(?:\.\s*([+-]?\d+))?)?/);
    if (found === undefined) return { rule: NO_RULE, isWhole: false };
    const [month, week, day] = found.slice(1).map((part) => unsigned16(part ?? "0"));
    if (month === undefined || month < 1 || month > 12) return { rule: NO_RULE, isWhole: false };
    const rule: PosixRule = { kind: "M", month, week: week ?? 0, day: day ?? 0, secs: 0 };
    return { rule, isWhole: found[3] !== undefined && isWeekday(rule) };
  }

  #timeOfDay(): number {
    const sign = this.#take(/^-/) === undefined ? 1 : -1;
    const [hours = 2, minutes = 0, seconds = 0] = this.#clock() ?? [];
    return sign * (hours * 3600 + minutes * 60 + seconds);
  }

  #clock(): number[] | undefined {
    const found = this.#take(CLOCK);
    return found?.slice(1).flatMap((part) => (part === undefined ? [] : [unsigned16(part)]));
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    const found = pattern.exec(this.rest);
    if (found === null) return undefined;
    this.rest = this.rest.slice(found[0].length);
    return found;
  }
}

function isWeekday({ week, day }: { readonly week: number; readonly day: number }): boolean {
  return week >= 1 && week <= 5 && day <= 6;
}

function unsigned16(text: string): number {
  return Number(BigInt.asUintN(16, BigInt(text.replace("+", ""))));
}
