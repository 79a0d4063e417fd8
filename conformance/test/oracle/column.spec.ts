import { expect, test } from "@playwright/test";
import { choose, type Demand } from "#conformance/oracle/column.js";

function live(...versions: string[]) {
  return versions.map((version) => ({
    version,
    file: `/bin/python${version}`,
    foundBy: "PATH" as const,
  }));
}

/** Columns and newest as `3.9.18 live`, `3.15.2 recorded`. */
function chosen(demand: Demand, found: string[], recorded: string[]) {
  const { columns, newest } = choose(demand, { found: live(...found), recorded });
  const named = ({ python, source }: (typeof columns)[number]) => `${python} ${source}`;
  return { columns: columns.map(named), newest: named(newest) };
}

test("choose() takes every supported version, live where found and recorded elsewhere", () => {
  expect(chosen({}, ["3.13.0", "3.9.1"], ["3.9.18", "3.15.2"])).toEqual({
    columns: ["3.9.1 local", "3.13.0 local", "3.15.2 recorded"],
    newest: "3.15.2 recorded",
  });
});

test("choose() prefers of several patch releases the recorded one, then the newest", () => {
  expect(chosen({}, ["3.11.2", "3.11.7", "3.11.9"], ["3.11.7"]).columns).toEqual(["3.11.7 local"]);
  expect(chosen({}, ["3.11.2", "3.11.9", "3.11.7"], []).columns).toEqual(["3.11.9 local"]);
});

test("choose() takes the full version that was asked for", () => {
  const { columns } = chosen(
    { python: ["3.11.2", "3.9"] },
    ["3.11.2", "3.11.7"],
    ["3.9.18", "3.11.7"],
  );

  expect(columns).toEqual(["3.9.18 recorded", "3.11.2 local"]);
});

test("choose() consults the newest version also where it is not asked for", () => {
  const supply = [["3.9.18", "3.13.0"], ["3.15.2"]] as const;

  expect(chosen({ python: ["3.9"] }, [...supply[0]], [...supply[1]]).newest).toBe(
    "3.15.2 recorded",
  );
  expect(chosen({ oracle: "local" }, [...supply[0]], [...supply[1]]).newest).toBe(
    "3.15.2 recorded",
  );
  expect(chosen({ oracle: "recorded" }, [...supply[0]], [...supply[1]]).newest).toBe(
    "3.15.2 recorded",
  );
});

test("choose() keeps to the oracle that was asked for", () => {
  expect(chosen({ oracle: "local" }, ["3.9.18"], ["3.13.0"]).columns).toEqual(["3.9.18 local"]);
  expect(chosen({ oracle: "recorded" }, ["3.9.18"], ["3.13.0"]).columns).toEqual([
    "3.13.0 recorded",
  ]);
});

test("choose() takes a version once that was asked for twice", () => {
  expect(chosen({ python: ["3.9", "3.9.18"] }, ["3.9.18"], []).columns).toEqual(["3.9.18 local"]);
});

const nothing = [
  { demand: { oracle: "local" }, says: /no CPython found on this machine/u },
  { demand: { oracle: "recorded" }, says: /logparity record/u },
  { demand: {}, says: /logparity doctor/u },
  {
    demand: { python: ["3.12"] },
    says: /no CPython 3\.12 to compare with; installed here: none; recorded: none/u,
  },
] as const;

for (const { demand, says } of nothing) {
  test(`choose() of ${JSON.stringify(demand)} says what to do where there is nothing`, () => {
    expect(() => choose(demand, { found: [], recorded: [] })).toThrow(says);
  });
}
