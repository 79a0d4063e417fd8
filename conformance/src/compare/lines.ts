/** One line of a comparison: on both sides, or on one of them only. */
export interface ComparedLine {
  readonly side: "both" | "left" | "right";
  readonly text: string;
  /** Line number, from 1, on the side it stands on; the left one's for both. */
  readonly number: number;
}

const LARGEST_TABLE = 4_000_000; // cells of the table below: some 2,000 differing lines on each side

/** Compares two lists of lines by their longest common subsequence. */
export function compareLines(lefts: readonly string[], rights: readonly string[]): ComparedLine[] {
  const head = sharedStart(lefts, rights);
  const tail = sharedStart(lefts.slice(head).toReversed(), rights.slice(head).toReversed());
  const left = lefts.slice(head, lefts.length - tail);
  const right = rights.slice(head, rights.length - tail);
  const numbered = (texts: readonly string[], side: ComparedLine["side"], from: number) =>
    texts.map((text, index): ComparedLine => ({ side, text, number: from + index + 1 }));
  const middle =
    left.length * right.length > LARGEST_TABLE
      ? [...numbered(left, "left", head), ...numbered(right, "right", head)]
      : compareMiddle(left, right, head);
  return [
    ...numbered(lefts.slice(0, head), "both", 0),
    ...middle,
    ...numbered(lefts.slice(lefts.length - tail), "both", lefts.length - tail),
  ];
}

function sharedStart(left: readonly string[], right: readonly string[]): number {
  let length = 0;
  while (length < left.length && length < right.length && left[length] === right[length]) length++;
  return length;
}

function compareMiddle(
  left: readonly string[],
  right: readonly string[],
  from: number,
): ComparedLine[] {
  const table = commonLengths(left, right);
  const common = (row: number, column: number): number => table[row]?.[column] ?? 0;
  const result: ComparedLine[] = [];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    const [before, after] = [left[row], right[column]];
    if (before !== undefined && before === after) {
      result.push({ side: "both", text: before, number: from + ++row });
      column++;
    } else if (before !== undefined && common(row + 1, column) >= common(row, column + 1)) {
      result.push({ side: "left", text: before, number: from + ++row });
    } else if (after !== undefined) {
      result.push({ side: "right", text: after, number: from + ++column });
    } else if (before !== undefined) {
      result.push({ side: "left", text: before, number: from + ++row });
    }
  }
  return result;
}

/** Length of the longest common subsequence of what follows, for every pair of positions. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: left.length + 1 }, () => new Uint32Array(right.length + 1));
  for (let row = left.length - 1; row >= 0; row--) {
    const [here, below] = [table[row], table[row + 1]];
    if (here === undefined || below === undefined) continue;
    for (let column = right.length - 1; column >= 0; column--) {
      const same = left[row] === right[column];
      const longest = Math.max(below[column] ?? 0, here[column + 1] ?? 0);
      here[column] = same ? (below[column + 1] ?? 0) + 1 : longest;
    }
  }
  return table;
}
