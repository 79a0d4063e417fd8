// Draws docs/matrix.svg from the JSON report of a run:
//   npx logparity run --oracle recorded --json report.json; node ci/draw-matrix.mjs report.json
import { readFileSync, writeFileSync } from "node:fs";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";

const OUT = new URL("../docs/matrix.svg", import.meta.url);
const [NAMES, COLUMN, ROW, TOP, BAR] = [170, 62, 26, 34, 7];
const VERDICTS = {
  same: "as this CPython",
  changed: "as the newest CPython, which changed it",
  known: "differs of necessity, as the ledger says",
  different: "different",
  unavailable: "not run",
};
const STYLE = `
text { font: 13px system-ui, sans-serif; fill: #1a1c20; }
.faint { fill: #5a6069; } .number { text-anchor: end; font-size: 12px; }
.same { fill: #0072b2; } .changed { fill: #e69f00; } .known { fill: #8f8f8f; } .different { fill: #d55e00; } .unavailable { fill: #cfd3d8; }
@media (prefers-color-scheme: dark) { text { fill: #e8eaed; } .faint { fill: #a4abb6; } .same { fill: #56b4e9; } .unavailable { fill: #3a404a; } }
`;

const report = JSON.parse(readFileSync(process.argv[2] ?? "report.json", "utf8"));
const pythons = report.oracles.map(({ python }) => python);
const families = [...new Set(report.cells.map(({ scenario }) => scenario.split("/")[0]))];
const width = NAMES + pythons.length * COLUMN + 10;
const legendTop = TOP + families.length * ROW + 22;

/** Number of cells of one family and version that came to each verdict; errors and stale entries count as different. */
function counts(family, python) {
  const found = Object.fromEntries(Object.keys(VERDICTS).map((verdict) => [verdict, 0]));
  for (const cell of report.cells) {
    if (cell.python !== python || !cell.scenario.startsWith(`${family}/`)) continue;
    found[cell.verdict in found ? cell.verdict : "different"] += 1;
  }
  return found;
}

/** One cell: how many scenarios, and a bar of what came of them. */
function drawn(family, row, python, column) {
  const found = counts(family, python);
  const all = Object.values(found).reduce((sum, count) => sum + count, 0);
  const [left, top] = [NAMES + column * COLUMN, TOP + row * ROW];
  let from = left;
  const bars = Object.entries(found).map(([verdict, count]) => {
    const wide = (count / Math.max(1, all)) * (COLUMN - 8);
    const bar = h("rect", { class: verdict, x: from, y: top + 17, width: wide, height: BAR });
    from += wide;
    return count > 0 ? bar : null;
  });
  const good = found.same === all ? `${all}` : `${found.same}/${all}`;
  return [h("text", { class: "number", x: left + COLUMN - 8, y: top + 13 }, good), ...bars];
}

const rows = families.map((family, row) => [
  h("text", { x: 8, y: TOP + row * ROW + 20 }, family),
  ...pythons.map((python, column) => drawn(family, row, python, column)),
]);
const heads = pythons.map((python, column) =>
  h("text", { class: "number faint", x: NAMES + (column + 1) * COLUMN - 8, y: 22 }, python),
);
const legend = Object.entries(VERDICTS).map(([verdict, says], index) => {
  const [left, top] = [8 + (index % 2) * 300, legendTop + Math.floor(index / 2) * 20];
  const text = h("text", { class: "faint", x: left + 20, y: top + 4 }, says);
  return [h("rect", { class: verdict, x: left, y: top - 5, width: 14, height: BAR + 2 }), text];
});
const title = `${report.port.name} ${report.port.version} against CPython: scenarios by handler and version`;
const height = legendTop + 56;
const svg = h(
  "svg",
  {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
  },
  h("title", null, title),
  h("style", null, STYLE),
  ...heads,
  ...rows,
  ...legend,
);
writeFileSync(OUT, `<!-- drawn by ci/draw-matrix.mjs -->\n${renderToString(svg)}\n`);
