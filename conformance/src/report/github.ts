import { plain } from "./colour.ts";
import { type Alike, badCells, groupTitle } from "./details.ts";
import { cellAddress, type Report, totalsOf } from "./report.ts";
import { table } from "./table.ts";

const MOST_ANNOTATIONS = 9; // GitHub shows ten of a kind for a step: nine and one that counts the rest
const MOST_DETAILS = 50;
/** A step summary may hold 1 MiB; what is beyond makes GitHub drop all of it. */
export const SUMMARY_BYTES = 1024 * 1024;

/** Workflow commands that mark scenario and ledger files, as many as GitHub shows. */
export function annotations(report: Report): string[] {
  const cells = badCells(report).map(cellAnnotation);
  const stale = report.stale.map(({ file, line, why }) =>
    command(file, line, "stale ledger entry", why),
  );
  const all = [...cells, ...stale];
  if (all.length <= MOST_ANNOTATIONS) return all;
  const rest = all.length - MOST_ANNOTATIONS;
  return [
    ...all.slice(0, MOST_ANNOTATIONS),
    `::error title=logparity::and ${rest} more; see the step summary`,
  ];
}

function cellAnnotation(group: Alike): string {
  const { file, detail = "" } = group.first;
  return command(file, 1, groupTitle(group), detail);
}

function command(file: string | undefined, line: number, title: string, message: string): string {
  const place = file === undefined ? "" : `file=${property(file)},line=${line},`;
  return `::error ${place}title=${property(title)}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** The report as Markdown for a step summary, in no more than `budget` bytes. */
export function summary(report: Report, budget: number): string {
  const { port } = report;
  const totals = Object.entries(totalsOf(report)).filter(([, count]) => count > 0);
  const counts = totals.map(([verdict, count]) => `${count} ${verdict}`).join(", ");
  const parts = [
    `## logparity: ${port.name} ${port.version}\n\n${counts || "nothing ran"}\n\n${fenced(table(report, plain))}`,
  ];
  let left = budget - Buffer.byteLength(parts.join("")) - ROOM_FOR_LAST_LINE;
  const groups = badCells(report);
  for (const group of groups.slice(0, MOST_DETAILS)) {
    const part = `\n### ${groupTitle(group)}\n\n${fenced(group.first.detail ?? "")}`;
    left -= Buffer.byteLength(part);
    if (left < 0) break;
    parts.push(part);
  }
  const rest = groups.length - (parts.length - 1);
  const [first] = groups;
  if (rest > 0 && first)
    parts.push(`\n… and ${rest} more: \`logparity explain '${cellAddress(first.first)}'\`\n`);
  return parts.join("");
}

const ROOM_FOR_LAST_LINE = 500;

/** A code block whose fence is longer than any run of backticks inside. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/gu) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}\n`;
}
