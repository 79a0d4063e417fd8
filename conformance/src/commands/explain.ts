import { explain } from "../compare/explain.ts";
import { signatureOf } from "../expectation/signature.ts";
import type { Choice } from "../oracle/column.ts";
import { folded } from "../report/folded.ts";
import { cellAddress, reportOf } from "../report/report.ts";
import { readerOf } from "../report/step-words.ts";
import { MEANINGS } from "../report/table.ts";
import { writeCapsule } from "../repro/capsule.ts";
import type { JudgedCell } from "../result.ts";
import { type Cell, cellName } from "../scenario/cell.ts";
import { releasesOf } from "../versions/upstream.ts";
import { type CompareOptions, compare } from "./compare.ts";
import { exitCodeOf } from "./exit-code.ts";
import { type Selection, select } from "./select.ts";
import { usage } from "./stop.ts";
import type { Terminal } from "./terminal.ts";

/** Options of `logparity explain`. */
export interface ExplainOptions extends Omit<CompareOptions, "python"> {
  readonly scenarios?: string;
  readonly repro?: string;
}

const MOST_LINES = 400;
const WIDTH = 90; // of what stands beside a word such as `since`

/** `logparity explain CELL`: runs one cell and shows in full what differs. */
export async function explainCommand(
  address: string,
  options: ExplainOptions,
  terminal: Terminal,
): Promise<number> {
  const { name, python } = parseAddress(address);
  const { selection, cell } = selectCell(options.scenarios, name);
  const wanted = python === undefined ? options : { ...options, python };
  const result = await compare(
    selection,
    wanted,
    terminal,
    python === undefined ? onlyNewest : undefined,
  );
  for (const judged of result.cells) {
    for (const line of explanation(cell, judged, terminal)) terminal.print(line);
    if (options.repro !== undefined) reproduce(options.repro, cell, judged, terminal);
  }
  return exitCodeOf(reportOf(result));
}

/** Writes the cell as two programs that show it without the harness. */
function reproduce(folder: string, cell: Cell, judged: JudgedCell, { print }: Terminal): void {
  const { python, judgement, sides } = judged;
  const seen = [sides.cpython, sides.port].map((side) =>
    side.kind === "seen" ? side.observations : undefined,
  );
  const files = writeCapsule(folder, {
    cell,
    python,
    differences: judgement.differences,
    sides: seen,
  });
  print("");
  for (const file of files) print(`wrote ${file}`);
}

function onlyNewest({ newest }: Choice): Choice {
  return { columns: [newest], newest };
}

/** `<scenario>[axis=value]@<python>`; without a version the newest. */
function parseAddress(address: string): { name: string; python?: string } {
  const [, name = "", python] = /^([^@]+)(?:@(.+))?$/u.exec(address) ?? [];
  if (name === "") throw usage(`${address} is no cell; expected <scenario>@<python>`);
  if (python?.includes(",")) throw usage(`${address} names several versions; explain takes one`);
  return { name, ...(python !== undefined && { python }) };
}

function selectCell(
  folder: string | undefined,
  name: string,
): { selection: Selection; cell: Cell } {
  const scenario = name.replace(/\[.*$/u, "");
  const selection = select(folder, [scenario]);
  const cells = selection.cells.filter((cell) => name === scenario || cellName(cell) === name);
  const [cell, ...others] = cells;
  const names = selection.cells.map(cellName).join(", ");
  if (cell === undefined) throw usage(`there is no cell ${name}; this scenario has ${names}`);
  if (others.length > 0) throw usage(`${name} has several cells; name one: ${names}`);
  return { selection: { ...selection, cells, whole: selection.cells.length === 1 }, cell };
}

function explanation(cell: Cell, judged: JudgedCell, { paint }: Terminal): string[] {
  const { verdict, differences, reason } = judged.judgement;
  const node = judged.node === null ? "" : `, Node ${judged.node}`;
  const about = [
    `  title  ${cell.title}`,
    `  proves ${cell.body.ref}`,
    `  file   ${cell.file}`,
    `  clock  ${cell.clock}, zone ${cell.tz}`,
    ...(cell.body.upstream ?? []).flatMap((row) =>
      folded(`${releasesOf(row)}, ${row.issue}: ${row.says}`, WIDTH).map(
        (line, index) => `  ${index === 0 ? "since" : "     "}  ${line}`,
      ),
    ),
  ];
  const lines = [
    paint("bold", cellAddress(judged) + node),
    ...about,
    "",
    `${verdict}: ${MEANINGS[verdict]}`,
  ];
  if (reason !== undefined) lines.push(reason);
  if (differences.length === 0) return lines;
  const heading = `(- CPython ${judged.python}, + port; signature ${signatureOf(differences)})`;
  return [...lines, "", heading, ...explain(differences, MOST_LINES, readerOf(cell.body.steps))];
}
