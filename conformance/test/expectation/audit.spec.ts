import { expect, test } from "@playwright/test";
import type { Difference } from "#conformance/compare/diff.js";
import { audit, auditWhole } from "#conformance/expectation/audit.js";
import { Ledger, type LedgerEntry } from "#conformance/expectation/ledger.js";
import { signatureOf } from "#conformance/expectation/signature.js";

function differs(value: string): Difference[] {
  return [
    {
      at: "results/1",
      left: { at: "results/1", value: "cpython" },
      right: { at: "results/1", value },
    },
  ];
}

function entry(match: string, ...signatures: string[]): LedgerEntry {
  const why = {
    status: "intended",
    reason: "a reason",
    ref: "docs",
    review: "2030-01-01",
  } as const;
  return { match, signatures, ...why, file: "ledger/a.yaml", line: 1 };
}

const [one, two] = [differs("one"), differs("two")];

test("signatureOf() is the same for equal differences however their keys are ordered", () => {
  const [first] = one;
  const shuffled: Difference = {
    right: { value: "one", at: "results/1" },
    left: first?.left ?? { at: "", link: "" },
    at: "results/1",
  };

  expect(signatureOf([shuffled])).toBe(signatureOf(one));
  expect(signatureOf(two)).not.toBe(signatureOf(one));
  expect(signatureOf(one)).toMatch(/^[0-9a-f]{12}$/u);
});

test("audit() pins a difference with the signature of the ledger, and only that one", () => {
  const ledger = new Ledger([entry("a/**", signatureOf(one))]);

  expect(audit(ledger, "a/b/c", one)).toEqual({ pinned: "intended: a reason", stale: [] });
  expect(audit(ledger, "a/b/c", two).pinned).toBeUndefined();
  expect(audit(ledger, "a/b/c", two).stale[0]?.why).toContain(signatureOf(two));
  expect(audit(ledger, "x/b/c", one)).toEqual({ stale: [] });
});

test("audit() calls an entry stale where the port no longer differs", () => {
  const ledger = new Ledger([entry("a/**", signatureOf(one))]);

  expect(audit(ledger, "a/b/c", []).stale).toMatchObject([
    { cell: "a/b/c", file: "ledger/a.yaml", line: 1 },
  ]);
});

test("auditWhole() calls an entry stale that matches no scenario, run or not", () => {
  const ledger = new Ledger([
    entry("gone/**", signatureOf(one)),
    entry("kept/**", signatureOf(one)),
  ]);
  const found = auditWhole(ledger, {
    scenarios: ["kept/b/c"],
    judged: new Map(),
    complete: new Set(),
  });

  expect(found.map(({ match, why }) => [match, why])).toEqual([
    ["gone/**", "it matches no scenario"],
  ]);
});

test("auditWhole() calls a signature stale that no matching cell has, once all of them were judged", () => {
  const ledger = new Ledger([entry("a/**", signatureOf(one), signatureOf(two))]);
  const judged = new Map([["a/b/c", signatureOf(one)]]);
  const scenarios = ["a/b/c"];

  expect(auditWhole(ledger, { scenarios, judged, complete: new Set(scenarios) })).toMatchObject([
    { why: `no matching cell has the signature ${signatureOf(two)}` },
  ]);
  expect(auditWhole(ledger, { scenarios, judged, complete: new Set() })).toEqual([]);
});

test("auditWhole() calls an entry stale whose zone the scenario does not have", () => {
  const ledger = new Ledger([entry("a/b/c[tz=Mars]", signatureOf(one))]);
  const judged = new Map([["a/b/c[tz=UTC]", signatureOf(one)]]);

  expect(
    auditWhole(ledger, { scenarios: ["a/b/c"], judged, complete: new Set(["a/b/c"]) }),
  ).toMatchObject([{ why: "it matches no cell of its scenario" }]);
});
