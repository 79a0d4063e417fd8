import { TypeError } from "../../python/exceptions.ts";
import { percentFormat } from "../../python/percent.ts";
import { gmtime, localtime, strftime, type struct_time } from "../../python/time.ts";
import { float, tuple, typeName } from "../../python/values.ts";

/** Turns seconds since 1970 into the fields of a date, as `gmtime` and `localtime` do. */
export type Converter = (seconds: number) => struct_time;

/** Writes times as text, and remembers the last: most records share their second with the one before. */
export class TimeText {
  #second = Number.NaN;
  #format = "";
  #converter: Converter = localtime;
  #text = "";

  /** `strftime(format, converter(seconds))`. */
  text(format: string, converter: Converter, seconds: number): string {
    const second = Math.floor(seconds);
    if (second === this.#second && format === this.#format && converter === this.#converter) {
      return this.#text;
    }
    if (typeof format !== "string") {
      const given = format === null ? "None" : typeName(format);
      throw new TypeError(`strftime() argument 1 must be str, not ${given}`);
    }
    const text = strftime(format, converter(seconds));
    // Only of these two is it known that all times within a second give the same fields.
    if (converter === localtime || converter === gmtime) {
      this.#second = second;
      this.#format = format;
      this.#converter = converter;
      this.#text = text;
    }
    return text;
  }
}

/** `,000` to `,999`. */
const MILLISECONDS = Array.from(
  { length: 1000 },
  (_, number) => `,${String(number).padStart(3, "0")}`,
);

/** Python's `format % (time, milliseconds)`, quicker for the format that nearly everybody has. */
export function addMilliseconds(format: string, time: string, milliseconds: number): string {
  const quick = format === "%s,%03d" ? MILLISECONDS[Math.floor(milliseconds)] : undefined;
  if (quick !== undefined && typeof milliseconds === "number") return time + quick;
  if (typeof format !== "string") {
    throw new TypeError(`unsupported operand type(s) for %: '${typeName(format)}' and 'tuple'`);
  }
  const value = typeof milliseconds === "number" ? float(milliseconds) : milliseconds;
  return percentFormat(format, tuple<unknown>([time, value]));
}
