import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ENDINGS, type Ending, HANDLERS } from "./leave.ts";

/** The page that holds the table. */
export const PAGE: string = fileURLToPath(new URL("../../../docs/leaving.md", import.meta.url));

/** Between which lines of the page the table is. */
const BEGIN = "<!-- made by impl/test/leaving/generate-table.ts -->\n";
const END = "<!-- end of what is made -->\n";

/** How many of 1,000 records survive, by handler and ending. */
export type Survival = ReadonlyMap<string, ReadonlyMap<Ending, number>>;

/** The page with another table in it. */
export function withTable(page: string, survival: Survival): string {
  const [before = "", rest = ""] = page.split(BEGIN);
  const [, after = ""] = rest.split(END);
  return `${before}${BEGIN}\n${tableOf(survival)}\n${END}${after}`;
}

function tableOf(survival: Survival): string {
  const head = ["handler", ...ENDINGS.map((ending) => ending.replace("drainOnSignals()", "`$&`"))];
  const rows = [...HANDLERS].map(([handler, title]) => [
    title,
    ...ENDINGS.map((ending) => String(survival.get(handler)?.get(ending) ?? "?")),
  ]);
  const rule = head.map((_, index) => (index === 0 ? "---" : "--:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

/** What the page says survives of 1,000 records; NaN where it says nothing. */
export function claimed(handler: string, ending: Ending): number {
  const title = HANDLERS.get(handler) ?? "";
  const lines = readFileSync(PAGE, "utf8").split("\n");
  const cells = lines.find((line) => line.startsWith(`| ${title} |`))?.split("|") ?? [];
  return Number.parseInt(cells[ENDINGS.indexOf(ending) + 2] ?? "", 10);
}
