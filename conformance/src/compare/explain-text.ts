import { type ComparedLine, compareLines } from "./lines.ts";
import { cut, firstDifference, visible } from "./visible.ts";

const CONTEXT = 1; // unchanged lines around a change
const WIDTH = 84; // with the margins that reports put before it, a hundred columns

/** Two texts line by line: `-` stands on the left side, `+` on the right. Unchanged stretches are left out. */
export function explainText(left: string, right: string): string[] {
  const lines = inPairs(compareLines(linesOf(left), linesOf(right)));
  const near = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1)
      .some(({ line }) => line.side !== "both"),
  );
  const shown: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (near[index]) shown.push(shownLine(line));
    else if (near[index - 1] || index === 0) shown.push("  …");
  }
  return shown;
}

/** A line, and the one that most likely stands in its place on the other side. */
interface Paired {
  readonly line: ComparedLine;
  readonly partner?: string;
}

/** Where as many lines went as came, the first stands in the place of the first, and right beside it. */
function inPairs(lines: readonly ComparedLine[]): Paired[] {
  const paired: Paired[] = [];
  for (let start = 0; start < lines.length; ) {
    const lefts = run(lines, start, "left");
    const rights = run(lines, start + lefts.length, "right");
    const others = lefts.length + rights.length === 0 ? lines.slice(start, start + 1) : [];
    if (lefts.length === rights.length) {
      for (const [index, left] of lefts.entries()) {
        const right = rights[index] ?? left;
        paired.push({ line: left, partner: right.text }, { line: right, partner: left.text });
      }
    } else others.push(...lefts, ...rights);
    paired.push(...others.map((line) => ({ line })));
    start += Math.max(1, lefts.length + rights.length);
  }
  return paired;
}

/** The lines of one side that follow each other from `start` on. */
function run(
  lines: readonly ComparedLine[],
  start: number,
  side: ComparedLine["side"],
): ComparedLine[] {
  let end = start;
  while (lines[end]?.side === side) end++;
  return lines.slice(start, end);
}

const SIGNS = { both: " ", left: "-", right: "+" } as const;

function shownLine({ line: { side, text, number }, partner }: Paired): string {
  const written = visible(text);
  const focus = partner === undefined ? 0 : firstDifference(written, visible(partner));
  return `${SIGNS[side]} ${String(number).padStart(3)} │ ${cut(written, WIDTH, focus)}`;
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/u);
}
