/** Where one encoding has a code of another, or -1 if it does not have it. */
export type Move = (code: number) => number;

/** Rows of the second plane of JIS X 0213, in the order in which Shift JIS has them. */
export const SECOND_PLANE_ROWS: readonly number[] = [
  1, 8, 3, 4, 5, 12, 13, 14, 15, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94,
];

/** From EUC to Shift JIS. */
function shiftJis(code: number): number {
  if (code < 0x80) return code;
  if (code >> 8 === 0x8e) return code & 0xff; // half-width katakana
  const cell = (code & 0xff) - 0xa1;
  const row = shiftJisRow(((code >> 8) & 0xff) - 0xa1, code > 0xffff);
  if (row < 0) return -1;
  const lead = (row >> 1) + (row < 62 ? 0x81 : 0xc1);
  if (row % 2 === 1) return (lead << 8) | (cell + 0x9e);
  const trail = cell + 0x40;
  return (lead << 8) | (trail < 0x7f ? trail : trail + 1); // 0x7f is left out
}

function shiftJisRow(row: number, isSecondPlane: boolean): number {
  if (!isSecondPlane) return row;
  const place = SECOND_PLANE_ROWS.indexOf(row + 1);
  return place < 0 ? -1 : 94 + place;
}

/** From KS X 1001 to Johab, which has its own order of syllables. */
function johab(code: number): number {
  if (code < 0x80) return code;
  const row = (code >> 8) - 0xa1;
  const cell = (code & 0xff) - 0xa1;
  if (row < 0 || cell < 0 || (row >= 12 && row <= 40)) return -1;
  const place = row + (row < 41 ? 0x1b2 : 0x197);
  const trail = cell + (place % 2 === 1 ? 94 : 0);
  return ((place >> 1) << 8) | (trail + (trail < 0x4e ? 0x31 : 0x43));
}

/** From an extension of EUC to EUC itself: both bytes in the upper half. */
function euc(code: number): number {
  return code < 0x80 || (code >> 8 > 0xa0 && (code & 0xff) > 0xa0) ? code : -1;
}

const MOVES: ReadonlyMap<string, Move> = new Map([
  ["shift_jis", shiftJis],
  ["johab", johab],
  ["euc", euc],
]);

/** The move of that name; codes stay where they are if there is none. */
export function moveOf(name: string): Move {
  return MOVES.get(name) ?? ((code) => code);
}
