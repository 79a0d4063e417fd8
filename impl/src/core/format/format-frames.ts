import type { Frame } from "../call-site/frame.ts";

/** A recursion is shown by its first calls; CPython stops at the same number. */
const REPEATS_SHOWN = 3;

/** Frames as lines of a traceback, each with its newline. */
export function formatFrames(frames: readonly Frame[]): string {
  const lines: string[] = [];
  for (let start = 0; start < frames.length; ) {
    const line = formatFrame(frames[start]);
    let end = start + 1;
    while (end < frames.length && formatFrame(frames[end]) === line) end += 1;
    lines.push(...Array<string>(Math.min(end - start, REPEATS_SHOWN)).fill(line));
    const hidden = end - start - REPEATS_SHOWN;
    if (hidden > 0) {
      lines.push(`  [Previous line repeated ${hidden} more time${hidden > 1 ? "s" : ""}]\n`);
    }
    start = end;
  }
  return lines.join("");
}

function formatFrame(frame: Frame | undefined): string {
  if (frame === undefined) return "";
  return `  File "${frame.filename}", line ${frame.lineno}, in ${frame.name}\n`;
}
