// Writes docs/api.md. Run: node conformance/test/api/generate-table.mjs. A test says when a row has lost its scenarios.
import { writeFileSync } from "node:fs";
import { apiPage, documentedNames, PAGE } from "./table.ts";

const names = documentedNames();
writeFileSync(PAGE, apiPage(names));
for (const { name, scenarios } of names)
  if (scenarios.length === 0) console.log(`none for ${name}`);
