import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { editorSchemas } from "#conformance/editor-schemas.js";

const ROOT = new URL("../../", import.meta.url);

for (const [file, schema] of editorSchemas()) {
  test(`${file} is what the schema in the code gives; node ci/generate-schemas.mjs writes it`, () => {
    const written: unknown = JSON.parse(readFileSync(new URL(file, ROOT), "utf8"));

    expect(written).toEqual(JSON.parse(JSON.stringify(schema)));
  });
}

test("the settings of the editor point at the schemas", () => {
  const settings = JSON.parse(readFileSync(new URL(".vscode/settings.json", ROOT), "utf8"));

  expect(Object.keys(settings["yaml.schemas"])).toEqual([...editorSchemas().keys()]);
});
