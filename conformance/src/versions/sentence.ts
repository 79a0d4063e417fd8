import type { Change } from "./changes.ts";
import { linksOf } from "./upstream.ts";

/** Something that CPython changed, and the scenarios that show it. */
export interface Reason {
  readonly says: string;
  readonly changes: readonly [Change, ...Change[]];
}

/**
 * `changes` by what CPython changed, in the order in which it is first seen. A scenario that shows several
 * things stands under each; one that does not say what it shows stands alone, under its title.
 */
export function byReason(changes: readonly Change[]): Reason[] {
  const found = new Map<string, [Change, ...Change[]]>();
  for (const change of changes) {
    for (const says of sentences(change)) {
      const known = found.get(says);
      if (known === undefined) found.set(says, [change]);
      else known.push(change);
    }
  }
  return [...found].map(([says, ofReason]) => ({ says, changes: ofReason }));
}

function sentences({ upstream, title }: Change): Iterable<string> {
  const says = upstream.map((row) =>
    linksOf(row).length > 0 ? `${row.says} (${row.issue})` : row.says,
  );
  return new Set(says.length === 0 ? [title] : says);
}
