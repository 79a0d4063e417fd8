import type { LocalType, Zone } from "./zone-type.ts";

/**
 * A zone as the JavaScript engine knows it, for machines without zone files.
 *
 * Abbreviations are the engine's (`EST`, but `GMT+1` where English has none), and summer time is
 * told by being ahead of the year's other offset. Undefined where the engine does not know `name`.
 */
export function intlZone(name: string | undefined): Zone | undefined {
  try {
    return new IntlZone(name);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Last second that a JavaScript Date can hold. */
const LAST_SECOND = 8.64e12;

class IntlZone implements Zone {
  readonly names: readonly [string, string];
  readonly #offsets: Intl.DateTimeFormat;
  readonly #abbreviations: Intl.DateTimeFormat;
  #asked = Number.NaN;
  #type: LocalType = { name: "", offset: 0, isdst: 0 };

  constructor(timeZone: string | undefined) {
    this.#offsets = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
    this.#abbreviations = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "short" });
    const seasons = [1_704_067_200, 1_719_792_000].map((secs) => this.typeAt(secs)); // January, July 2024
    const standard = seasons.find((type) => type.isdst === 0)?.name ?? "";
    this.names = [standard, seasons.find((type) => type.isdst === 1)?.name ?? standard];
  }

  typeAt(secs: number): LocalType {
    const asked = Math.max(-LAST_SECOND, Math.min(secs, LAST_SECOND));
    if (asked === this.#asked) return this.#type;
    this.#asked = asked;
    const date = new Date(asked * 1000);
    const offset = this.#offset(date);
    const year = date.getUTCFullYear();
    const seasons = [0, 6].map((month) => this.#offset(new Date(Date.UTC(year, month, 1))));
    const isdst = offset > Math.min(...seasons) ? 1 : 0;
    this.#type = { name: zoneNameOf(this.#abbreviations, date), offset, isdst };
    return this.#type;
  }

  /** Seconds east of UTC, from texts such as `GMT-03:30` and `GMT`. */
  #offset(date: Date): number {
    const [, sign, hours = 0, minutes = 0, seconds = 0] =
      /^GMT([+-])(\d+):(\d+)(?::(\d+))?$/.exec(zoneNameOf(this.#offsets, date)) ?? [];
    const amount = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return sign === "-" ? -amount : amount;
  }
}

function zoneNameOf(format: Intl.DateTimeFormat, date: Date): string {
  return format.formatToParts(date).find(({ type }) => type === "timeZoneName")?.value ?? "";
}
