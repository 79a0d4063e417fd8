// Writes the JSON Schemas by which editors complete and check scenario and ledger files.
// Run after a build: node ci/generate-schemas.mjs. A test says when they are out of date.
import { writeFileSync } from "node:fs";
import { editorSchemas } from "../conformance/dist/src/editor-schemas.js";

for (const [file, schema] of editorSchemas()) {
  writeFileSync(
    new URL(`../${file}`, import.meta.url),
    `${JSON.stringify(schema, undefined, 2)}\n`,
  );
}
