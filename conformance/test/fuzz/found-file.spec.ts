import { readFileSync } from "node:fs";
import { placeOf, writeFound } from "#conformance/fuzz/found-file.js";
import type { Finding } from "#conformance/fuzz/hunt.js";
import { loadCells } from "#conformance/scenario/load.js";
import type { Scenario } from "#conformance/scenario/schema.js";
import { expect, test } from "../support/folder.ts";

function finding(steps: Scenario["steps"]): Finding {
  return {
    scenario: { title: "a thing was found", ref: "none", tz: "UTC", steps },
    judgement: { verdict: "different", differences: [] },
    seed: { number: 42, offset: 17 },
    shrinks: 3,
  };
}

test("writeFound() writes a scenario with its seed and the command to repeat it", ({ folder }) => {
  const found = finding([{ get: "h.mode" }, { log: { to: "h", msg: "x", args: [1] } }]);
  const place = placeOf(folder.path, "file", found);

  writeFound(place, found, [
    "logparity fuzz file --seed 42:17",
    "app.log: only the port leaves it",
  ]);

  expect(place.id).toBe("file/found/seed-42-run-17");
  expect(readFileSync(place.file, "utf8")).toBe(`title: a thing was found (seed 42:17)
# logparity fuzz file --seed 42:17
# app.log: only the port leaves it
ref: none
tz: UTC
steps:
  - { get: h.mode }
  - { log: { to: h, msg: x, args: [ 1 ] } }
`);
});

const ODD = ["\ud800", "a\u2028b", "\0", "\r\n", "#: {", "0x1F", "~", "é𝄞", "\u0085", "\ufeff", ""];

for (const text of ODD) {
  test(`writeFound() keeps the text ${JSON.stringify(text)} as it is`, ({ folder }) => {
    const steps = [{ log: { to: "h", msg: text, extra: { [`k${text}`]: [text] } } }];
    const found = finding(steps);
    const place = placeOf(folder.path, "core", found);

    writeFound(place, found, [`a comment with ${text}`]);

    expect(loadCells([place])[0]?.body.steps).toEqual(steps);
  });
}
