import { groupBy } from "../group-by.ts";
import { cellName, familyOf } from "../scenario/cell.ts";
import { staleLines } from "./details.ts";
import { countVerdicts, type Report, type ReportedCell } from "./report.ts";

/** The report as JUnit XML: a suite for each handler family and CPython version. */
export function toJunit(report: Report): string {
  const suites = groupBy(
    report.cells,
    ({ scenario, python }) => `${familyOf(scenario)} @ ${python}`,
  );
  const parts = [...suites].map(([name, cells]) => suite(name, cells));
  const stale = staleLines(report);
  if (stale.length > 0) parts.push(ledgerSuite(stale));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="logparity">\n${parts.join("")}</testsuites>\n`;
}

function suite(name: string, cells: readonly ReportedCell[]): string {
  const { different, stale, error, unavailable } = countVerdicts(cells);
  const counts = `tests="${cells.length}" failures="${different + stale}" errors="${error + unavailable}"`;
  return `  <testsuite name="${escape(name)}" ${counts}>\n${cells.map(testCase).join("")}  </testsuite>\n`;
}

function testCase(cell: ReportedCell): string {
  const folder = cell.scenario.split("/").slice(0, -1).join(".");
  const node = cell.node === null ? "" : ` on Node ${cell.node}`;
  const name = `${cellName(cell)}@${cell.python}${node}`;
  const open = `    <testcase classname="${escape(folder)}" name="${escape(name)}"`;
  const property = `<properties><property name="verdict" value="${cell.verdict}"/></properties>`;
  const bad = problem(cell);
  return `${open}>${property}${bad}</testcase>\n`;
}

function problem({ verdict, detail = "" }: ReportedCell): string {
  const kinds = {
    different: "failure",
    stale: "failure",
    error: "error",
    unavailable: "error",
  } as const;
  if (verdict === "same" || verdict === "changed" || verdict === "known") return "";
  const kind = kinds[verdict];
  const [, message = verdict] = detail.split("\n");
  return `<${kind} type="${verdict}" message="${escape(message)}">${escape(detail)}</${kind}>`;
}

function ledgerSuite(stale: readonly string[]): string {
  const cases = stale.map(
    (line) =>
      `    <testcase classname="ledger" name="${escape(line)}"><failure type="stale" message="${escape(line)}"/></testcase>\n`,
  );
  return `  <testsuite name="ledger" tests="${stale.length}" failures="${stale.length}" errors="0">\n${cases.join("")}  </testsuite>\n`;
}

// What XML 1.0 cannot hold even as a reference: controls, lone surrogates, non-characters.
// oxlint-disable-next-line no-control-regex -- the controls are the subject
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["\n", "&#10;"],
  ["\r", "&#13;"],
  ["\t", "&#9;"],
]);

function escape(text: string): string {
  return text
    .replaceAll(NOT_XML, "\ufffd")
    .replaceAll(/[&<>"\n\r\t]/gu, (character) => ESCAPES.get(character) ?? character);
}
