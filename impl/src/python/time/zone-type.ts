/** How clocks are set in a stretch of time. */
export interface LocalType {
  /** Abbreviation, e.g. `CEST`. */
  readonly name: string;
  /** Seconds east of UTC. */
  readonly offset: number;
  /** 1 for summer time, 0 otherwise. */
  readonly isdst: 0 | 1;
}

/** A leap second that a zone file (`right/…`) counts. */
export interface LeapSecond {
  /** Second since the epoch at which it takes effect. */
  readonly at: number;
  /** Sum of all leap seconds from then on. */
  readonly total: number;
}

/** A time zone: at any second, how are clocks set? */
export interface Zone {
  /** Abbreviations of standard and summer time, as C's `tzname`. */
  readonly names: readonly [string, string];
  /** Leap seconds counted by the zone, oldest first; absent with all usual zones. */
  readonly leaps?: readonly LeapSecond[];
  /** How clocks are set at `secs` since the Unix epoch. */
  typeAt(secs: number): LocalType;
}

/** Coordinated universal time. */
export const UTC: Zone = {
  names: ["UTC", "UTC"],
  typeAt: () => UTC_TYPE,
};

const UTC_TYPE: LocalType = { name: "UTC", offset: 0, isdst: 0 };
