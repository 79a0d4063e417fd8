import { Ledger, speaksOf } from "#conformance/expectation/ledger.js";
import { expect, test } from "../support/folder.ts";

const ENTRY = `- match: a/b/*
  status: gap
  reason: it is not written yet, and this is why
  ref: docs/decisions/gap.md
  review: 2027-05-21
  signature: 0123456789ab
`;

test("Ledger.read() reads every file of the folder, with the line of each entry", ({ folder }) => {
  folder.write(
    "a.yaml",
    `# first\n${ENTRY}${ENTRY.replace("0123456789ab", "[0123456789ab, ba9876543210]")}`,
  );
  folder.write("b.yaml", ENTRY);

  const { entries } = Ledger.read(folder.path);

  expect(entries.map(({ line, signatures }) => [line, signatures.length])).toEqual([
    [2, 1],
    [8, 2],
    [1, 1],
  ]);
});

test("Ledger.read() of a folder that does not exist is empty", () => {
  expect(Ledger.read("/no/such/folder").entries).toEqual([]);
});

const bad = [
  { line: "status: flaky", instead: "status: gap", says: /:2:11: \[0\]\.status: /u },
  {
    line: "review: soon",
    instead: "review: 2027-05-21",
    says: /:5:11: \[0\]\.review: expected a date/u,
  },
  {
    line: "signature: xyz",
    instead: "signature: 0123456789ab",
    says: /:6:14: .*expected the 12 hex digits/u,
  },
  {
    line: "reason: short",
    instead: "reason: it is not written yet, and this is why",
    says: /:3:11: .*at least 20/u,
  },
  { line: "issue: x", instead: "ref: docs/decisions/gap.md", says: /:4:3: .*unknown key "issue"/u },
] as const;

for (const { line, instead, says } of bad) {
  test(`Ledger.read() refuses an entry with ${line}, and points at it`, ({ folder }) => {
    folder.write("a.yaml", ENTRY.replace(instead, line));

    expect(() => Ledger.read(folder.path)).toThrow(says);
  });
}

test("speaksOf() compares scenarios by pattern and axes as they are written", ({ folder }) => {
  folder.write("a.yaml", ENTRY + ENTRY.replace("a/b/*", "a/b/c[tz=UTC]"));
  const [any, one] = Ledger.read(folder.path).entries;
  const spoken = (cell: string) =>
    [any, one].map((entry) => entry !== undefined && speaksOf(entry, cell));

  expect(spoken("a/b/c")).toEqual([true, false]);
  expect(spoken("a/b/c[tz=UTC]")).toEqual([true, true]);
  expect(spoken("a/b/c[tz=Asia/Tokyo]")).toEqual([true, false]);
  expect(spoken("a/x/c")).toEqual([false, false]);
});
