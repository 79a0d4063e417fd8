import { type ComparedLine, compareLines } from "./lines.ts";
import { cut, visible } from "./visible.ts";

const CONTEXT = 1; // unchanged lines around a change
const WIDTH = 100;

/** Two texts line by line: `-` stands on the left side, `+` on the right. Unchanged stretches are left out. */
export function explainText(left: string, right: string): string[] {
  const lines = compareLines(linesOf(left), linesOf(right));
  const near = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1)
      .some(({ side }) => side !== "both"),
  );
  const shown: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (near[index]) shown.push(shownLine(line, partnerOf(lines, index)));
    else if (near[index - 1] || index === 0) shown.push("  …");
  }
  return shown;
}

const SIGNS = { both: " ", left: "-", right: "+" } as const;

function shownLine({ side, text, number }: ComparedLine, partner: string | undefined): string {
  const focus = partner === undefined ? 0 : firstDifference(text, partner);
  return `${SIGNS[side]} ${String(number).padStart(3)} │ ${cut(visible(text), WIDTH, focus)}`;
}

/** The line on the other side that this one most likely stands against: its neighbour. */
function partnerOf(lines: readonly ComparedLine[], index: number): string | undefined {
  const side = lines[index]?.side;
  const neighbour = side === "left" ? lines[index + 1] : lines[index - 1];
  const opposite = side === "left" ? "right" : "left";
  return neighbour?.side === opposite ? neighbour.text : undefined;
}

function firstDifference(one: string, other: string): number {
  const [left, right] = [Array.from(one), Array.from(other)];
  const index = left.findIndex((character, position) => character !== right[position]);
  return index < 0 ? left.length : index;
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/u);
}
