import { PosixZone, parsePosixTz } from "./posix-zone.ts";
import type { ZoneFile } from "./tzif.ts";
import type { LeapSecond, LocalType, Zone } from "./zone-type.ts";

/** A zone read from a zone file. */
export class FileZone implements Zone {
  readonly names: readonly [string, string];
  readonly leaps: readonly LeapSecond[];
  readonly #transitions: readonly number[];
  readonly #types: readonly LocalType[];
  readonly #first: LocalType;
  readonly #last: number;
  readonly #future: Zone | undefined;
  // The stretch of time that the last answer holds for.
  #from = Infinity;
  #until = -Infinity;
  #type: LocalType;

  constructor(file: ZoneFile) {
    const { transitions, typeIndexes, types, leaps, footer } = file;
    this.#transitions = transitions;
    this.#first = types.find((type) => type.isdst === 0) ?? types[0] ?? UNNAMED;
    this.#types = typeIndexes.map((index) => types[index] ?? this.#first);
    this.#last = transitions.at(-1) ?? Infinity;
    this.#future = footer === "" ? undefined : new PosixZone(parsePosixTz(footer));
    this.#type = this.#first;
    this.leaps = leaps;
    this.names = namesOf(this.#types, this.#first);
  }

  typeAt(secs: number): LocalType {
    if (secs >= this.#last && this.#future !== undefined) return this.#future.typeAt(secs);
    if (secs < this.#from || secs >= this.#until) this.#find(secs);
    return this.#type;
  }

  #find(secs: number): void {
    let low = 0;
    let high = this.#transitions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#transitions[middle] ?? Infinity) <= secs) low = middle + 1;
      else high = middle;
    }
    this.#from = this.#transitions[low - 1] ?? -Infinity;
    this.#until = this.#transitions[low] ?? Infinity;
    this.#type = this.#types[low - 1] ?? this.#first;
  }
}

const UNNAMED: LocalType = { name: "", offset: 0, isdst: 0 };

/** The abbreviations that were in use last. */
function namesOf(types: readonly LocalType[], first: LocalType): [string, string] {
  const standard = types.findLast((type) => type.isdst === 0) ?? first;
  const summer = types.findLast((type) => type.isdst === 1) ?? standard;
  return [standard.name, summer.name];
}
