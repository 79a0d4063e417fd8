import type { Limits } from "./limits.ts";
import { partsOf } from "./links.ts";
import { beyond } from "./unpickler.ts";

interface Visit {
  readonly container: unknown;
  readonly parts: readonly unknown[];
  next: number;
}

/**
 * Refuses a value that would swamp whoever writes it out.
 *
 * A few bytes can describe a list that holds the same list twice, which holds the same list twice, and
 * so on: small in memory, endless as text. So the value is walked as `repr` would walk it, every
 * mention counted and only a container inside itself left out.
 *
 * Errors: `UnpicklingError` beyond `maxItems` values or `maxDepth` containers inside one another.
 */
export function checkExtent(root: unknown, { maxItems, maxDepth }: Limits): void {
  const open = new Set<unknown>();
  const path: Visit[] = [];
  let items = 0;
  const enter = (container: unknown): void => {
    const parts = partsOf(container);
    if (parts === undefined || open.has(container)) return;
    items += parts.length;
    if (items > maxItems) throw beyond("values", "maxItems", maxItems);
    if (path.length >= maxDepth) throw beyond("containers in one another", "maxDepth", maxDepth);
    open.add(container);
    path.push({ container, parts, next: 0 });
  };
  enter(root);
  for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
    if (visit.next < visit.parts.length) {
      enter(visit.parts[visit.next++]);
    } else {
      open.delete(visit.container);
      path.pop();
    }
  }
}
