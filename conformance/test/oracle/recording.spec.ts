import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bytesOf, type Observation } from "#conformance/observation.js";
import { readableJson } from "#conformance/oracle/readable-json.js";
import { grouped, Recording, recordedIn } from "#conformance/oracle/recording.js";
import { Recordings } from "#conformance/oracle/recordings.js";
import { loadCells } from "#conformance/scenario/load.js";
import { writeScenario } from "../support/corpus.ts";
import { expect, type Folder, test } from "../support/folder.ts";

function cellIn(folder: Folder) {
  const file = writeScenario(folder, "a/b/c", "c");
  const [cell] = loadCells([{ id: "a/b/c", file }]);
  if (cell === undefined) throw new Error("the scenario has no cell");
  return cell;
}

const text: Observation = { at: "files/app.log", bytes: bytesOf("one\ntwo €\nno end") };
const binary: Observation = {
  at: "files/frame",
  bytes: Buffer.from([0xff, 0, 1]).toString("base64"),
};
const value: Observation = { at: "results/1", value: { $tuple: [1, "x"] } };

test("a recording gives back exactly what was seen, for each version", ({ folder }) => {
  const cell = cellIn(folder);
  const recordings = new Recordings(join(folder.path, "recordings"));
  const seen = new Map<string, Observation[]>([
    ["3.9.18", [text, binary, value]],
    ["3.15.2", [text]],
  ]);

  recordings.write({ scenario: "a/b/c", cells: [grouped(cell.axes, cell.digest, seen)] });

  expect(new Recordings(recordings.folder).of(cell)).toEqual(seen);
});

test("grouped() puts versions that behave alike together, from old to new, text readable", () => {
  const seen = new Map<string, Observation[]>([
    ["3.15.2", [text]],
    ["3.9.18", [text]],
    ["3.10.13", [binary]],
  ]);

  expect(grouped({}, "abc", seen).groups).toEqual([
    {
      python: ["3.9.18", "3.15.2"],
      observations: [{ at: "files/app.log", text: ["one\n", "two €\n", "no end"] }],
    },
    { python: ["3.10.13"], observations: [binary] },
  ]);
});

test("recordedIn() has nothing for another form of the scenario", ({ folder }) => {
  const cell = cellIn(folder);
  const recording = {
    scenario: "a/b/c",
    cells: [grouped({}, "other", new Map([["3.9.18", [text]]]))],
  };

  expect(recordedIn(recording, cell)).toBeUndefined();
});

test("readableJson() is JSON that keeps what fits on one line on one line", () => {
  const data = {
    python: ["3.9.18", "3.15.2"],
    observations: [
      { at: "x", text: "y".repeat(90) },
      { at: "z", value: null },
    ],
  };
  const written = readableJson(data);

  expect(JSON.parse(written)).toEqual(data);
  expect(written).toContain('"python": ["3.9.18", "3.15.2"]');
  expect(written).toContain('{ "at": "z", "value": null }');
});

test("a recording file holds no path of the machine and passes its own schema", ({ folder }) => {
  const cell = cellIn(folder);
  const recordings = new Recordings(join(folder.path, "recordings"));
  recordings.write({
    scenario: "a/b/c",
    cells: [grouped({}, cell.digest, new Map([["3.9.18", [text]]]))],
  });
  const file = readFileSync(join(recordings.folder, "a/b/c.json"), "utf8");

  expect(Recording.safeParse(JSON.parse(file)).success).toBe(true);
  expect(recordings.scenarios()).toEqual(["a/b/c"]);
  expect(file).not.toContain(folder.path);
});
