/** Height of a row in CSS pixels; page.css gives rows the same. */
export const ROW_HEIGHT = 44;

const AROUND = 8; // rows kept ready above and below what can be seen

/** Rows `start` up to, without, `end`: those that can be seen in a box scrolled to `top`, and some more. */
export function rowsInSight(
  top: number,
  height: number,
  count: number,
): { start: number; end: number } {
  const first = Math.floor(top / ROW_HEIGHT) - AROUND;
  const last = Math.ceil((top + height) / ROW_HEIGHT) + AROUND;
  const start = Math.max(0, Math.min(first, count));
  return { start, end: Math.max(start, Math.min(last, count)) };
}

/** Where a box has to be scrolled to so that a whole row is in it; as little as possible. */
export function scrolledTo(row: number, top: number, height: number): number {
  const above = row * ROW_HEIGHT;
  if (above < top) return above;
  return Math.max(top, above + ROW_HEIGHT - height);
}
