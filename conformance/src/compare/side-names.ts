/** What an explanation calls the two sides of a comparison. */
export interface SideNames {
  readonly left: string;
  readonly right: string;
}

/** A CPython on the left, the port on the right. */
export const AGAINST_PORT: SideNames = { left: "CPython", right: "the port" };
