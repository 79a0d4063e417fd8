/** Ends processes in all the ways of the table of docs/leaving.md, and writes there what survived. */
import { readFileSync, writeFileSync } from "node:fs";
import { ENDINGS, type Ending, HANDLERS, survivors } from "./leave.ts";
import { PAGE, withTable } from "./table.ts";

const survival = new Map<string, Map<Ending, number>>();
for (const handler of HANDLERS.keys()) {
  const row = new Map<Ending, number>();
  for (const ending of ENDINGS) row.set(ending, await survivors(handler, ending));
  survival.set(handler, row);
  console.log(handler, ...row.values());
}
writeFileSync(PAGE, withTable(readFileSync(PAGE, "utf8"), survival));
