/** What an explanation calls the two sides of a comparison. */
export interface SideNames {
  readonly left: string;
  readonly right: string;
}

/** A CPython on the left, the port on the right. */
export const AGAINST_PORT: SideNames = { left: "CPython", right: "the port" };

/** How an explanation names things to its reader. */
export interface Reader extends SideNames {
  /** A place in words that say more than it does by itself; without it places stand as they are. */
  readonly placeOf?: (at: string) => string;
}
