import { findScenarios, titleOf } from "#conformance/scenario/find.js";
import { loadCells } from "#conformance/scenario/load.js";
import { expect, type Folder, test } from "../support/folder.ts";

const HEAD = "title: a title of some length\nref: RotatingFileHandler\n";

function load(folder: Folder, text: string) {
  const file = folder.write("family/area/slug.yaml", text);
  return loadCells([{ id: "family/area/slug", file }]);
}

/** Problems of a bad file as `line:column: message`, without the path. */
function problems(folder: Folder, text: string): string[] {
  try {
    load(folder, text);
  } catch (error) {
    return String(error)
      .split("\n")
      .map((line) => line.replace(/^.*slug\.yaml:/u, ""));
  }
  return [];
}

test("loadCells() gives one cell for a scenario without an axis, in UTC and at the default clock", ({
  folder,
}) => {
  const [cell, ...others] = load(folder, `${HEAD}steps: [{ clock: { advance: 1 } }]\n`);

  expect(others).toEqual([]);
  expect(cell).toMatchObject({
    scenario: "family/area/slug",
    axes: {},
    tz: "UTC",
    clock: "2024-01-15T12:00:00Z",
  });
});

test("loadCells() gives one cell for each zone of the axis", ({ folder }) => {
  const cells = load(folder, `${HEAD}tz: [UTC, Asia/Tokyo]\nsteps: [{ clock: { advance: 1 } }]\n`);

  expect(cells.map(({ axes, tz, body }) => [axes, tz, body.tz])).toEqual([
    [{ tz: "UTC" }, "UTC", "UTC"],
    [{ tz: "Asia/Tokyo" }, "Asia/Tokyo", "Asia/Tokyo"],
  ]);
});

test("a cell's digest changes with the steps and not with the title", ({ folder }) => {
  const steps = "steps: [{ clock: { advance: 1 } }]\n";
  const digest = (text: string) => load(folder, text)[0]?.digest;

  expect(digest(`title: another title of the same\nref: other\n${steps}`)).toBe(
    digest(HEAD + steps),
  );
  expect(digest(`${HEAD}steps: [{ clock: { advance: 2 } }]\n`)).not.toBe(digest(HEAD + steps));
});

const bad = [
  {
    what: "a verb that does not exist",
    text: `${HEAD}steps:\n  - lgo: { h: 1 }\n`,
    expected: [/^4:5: steps\[1\]: unknown verb "lgo"; did you mean "log"\? \(expected new, /u],
  },
  {
    what: "a key that does not exist, with the nearest that does",
    text: `${HEAD}steps:\n  - log: { to: h, lvel: INFO }\n`,
    expected: [/^4:19: steps\[1\]\.log\.lvel: unknown key "lvel"; did you mean "level"\?/u],
  },
  {
    what: "a step with two verbs",
    text: `${HEAD}steps:\n  - clock: { advance: 1 }\n    get: h.level\n`,
    expected: [/^4:5: steps\[1\]: a step has exactly one verb; this one has clock, get$/u],
  },
  {
    what: "a step inside a repeat",
    text: `${HEAD}steps:\n  - repeat:\n      times: 2\n      steps:\n        - clock: { advance: soon }\n`,
    expected: [
      /^7:29: steps\[1\]\.repeat\.steps\[1\]\.clock\.advance: expected number, received string$/u,
    ],
  },
  {
    what: "an unknown hook",
    text: `${HEAD}steps:\n  - set: { h.namer: { $hook: afix } }\n`,
    expected: [/^4:30: .*unknown hook "afix"; did you mean "affix"\?/u],
  },
  {
    what: "an unknown typed value",
    text: `${HEAD}steps:\n  - set: { h.level: { $flaot: "1" } }\n`,
    expected: [/^4:31: .*unknown typed value "\$flaot"; did you mean "\$float"\?/u],
  },
  {
    what: "an integer that JSON cannot keep",
    text: `${HEAD}steps:\n  - set: { h.level: 12345678901234567890 }\n`,
    expected: [/^4:21: .*beyond what JSON keeps exactly; write \{ \$int/u],
  },
  {
    what: "a missing title and an unknown top-level key, both at once",
    text: "ref: x\nstepz: []\nsteps: [{ clock: { advance: 1 } }]\n",
    expected: [
      /title: expected string, received undefined/u,
      /^2:1: stepz: unknown key "stepz"; did you mean "steps"\?/u,
    ],
  },
  {
    what: "a title that is not on the first line",
    text: `ref: x\ntitle: a title of some length\nsteps: [{ clock: { advance: 1 } }]\n`,
    expected: [/^2:1: expected title: on the first line/u],
  },
  {
    what: "a witness that does not exist",
    text: `${HEAD}steps: [{ clock: { advance: 1 } }]\nobserve: [file]\n`,
    expected: [/^4:11: observe\[0\]: unknown witness "file"; did you mean "files"\?/u],
  },
  {
    what: "broken YAML",
    text: `${HEAD}steps: [{ clock: { advance: 1 }\n`,
    expected: [/^4:1: .*Flow sequence/u],
  },
  { what: "an empty file", text: "", expected: [/^1:1: expected object, received null$/u] },
  {
    what: "two file actions in one step",
    text: `${HEAD}steps:\n  - fs: { touch: a, remove: b }\n`,
    expected: [/^4:9: steps\[1\]\.fs: expected exactly one file action$/u],
  },
] as const;

for (const { what, text, expected } of bad) {
  test(`loadCells() reports ${what} with line, column and what was expected`, ({ folder }) => {
    const found = problems(folder, text);

    expect(found.length, found.join("\n")).toBeGreaterThanOrEqual(expected.length);
    for (const pattern of expected)
      expect(found.join("\n")).toMatch(new RegExp(pattern.source, "mu"));
  });
}

test("loadCells() reports the problems of all files together", ({ folder }) => {
  const found = ["a", "b"].map((slug) => ({
    id: `family/area/${slug}`,
    file: folder.write(`family/area/${slug}.yaml`, "ref: x\n"),
  }));

  expect(() => loadCells(found)).toThrow(/a\.yaml:1:1: [^]*b\.yaml:1:1: /u);
});

test("loadCells() refuses a path that is no id", ({ folder }) => {
  const file = folder.write("Family/x.yaml", `${HEAD}steps: [{ clock: { advance: 1 } }]\n`);

  expect(() => loadCells([{ id: "Family/x", file }])).toThrow(/the path is the id/u);
});

test("titleOf() reads a title from the first line alone, quoted or not", ({ folder }) => {
  const plain = folder.write("a.yaml", "title: it's plain: really\nref: x\n");
  const quoted = folder.write("b.yaml", 'title: "a # and a colon"\n');
  const none = folder.write("c.yaml", "ref: x\n");

  expect([plain, quoted, none].map(titleOf)).toEqual([
    "it's plain: really",
    "a # and a colon",
    undefined,
  ]);
});

test("findScenarios() makes ids of paths, in order", ({ folder }) => {
  folder.write("b/x/two.yaml", "");
  folder.write("a/x/one.yaml", "");
  folder.write("a/x/notes.txt", "");

  expect(findScenarios(folder.path).map(({ id }) => id)).toEqual(["a/x/one", "b/x/two"]);
});
