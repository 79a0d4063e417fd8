import type { Change } from "./changes.ts";
import { linksOf } from "./upstream.ts";

/** What CPython changed, where the scenario says so, else what the scenario is about. */
export function sentence({ upstream, title }: Pick<Change, "upstream" | "title">): string {
  const says = upstream.map((row) =>
    linksOf(row).length > 0 ? `${row.says} (${row.issue})` : row.says,
  );
  return says.join("; ") || title;
}
