import type { Place } from "#page/address.js";
import { ROW_HEIGHT } from "#page/window.js";

/** Where a key leads from a cell; undefined for a key that leads nowhere. */
export function target(
  { key, ctrlKey }: Pick<KeyboardEvent, "key" | "ctrlKey">,
  { row, column }: Place,
  rows: number,
  columns: number,
  height: number,
): Place | undefined {
  const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 2);
  const moves: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    PageDown: [page, 0],
    PageUp: [-page, 0],
    Home: [ctrlKey ? -rows : 0, -columns],
    End: [ctrlKey ? rows : 0, columns],
  };
  const by = moves[key];
  if (by === undefined) return undefined;
  return { row: within(row + by[0], rows), column: within(column + by[1], columns) };
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1));
}
