import { expect, test } from "@playwright/test";
import type { Outcome } from "#conformance/compare/outcome.js";
import { judge } from "#conformance/compare/verdict.js";

/** An outcome in which each place holds one value. */
function saw(values: Record<string, string>): Outcome {
  const observations = Object.entries(values).map(([at, value]) => ({ at, value }));
  return { kind: "seen", observations };
}

const [a, b, c] = [saw({ x: "a" }), saw({ x: "b" }), saw({ x: "c" })];
const crashed: Outcome = { kind: "error", reason: "it crashed" };
const absent: Outcome = { kind: "unavailable", reason: "not installed" };

const cases = [
  { what: "port as this version", port: a, cpython: a, newest: b, verdict: "same" },
  {
    what: "port as the newest, older otherwise",
    port: b,
    cpython: a,
    newest: b,
    verdict: "changed",
  },
  { what: "port as neither", port: c, cpython: a, newest: b, verdict: "different" },
  {
    what: "port other than the newest, at the newest",
    port: a,
    cpython: b,
    newest: b,
    verdict: "different",
  },
  { what: "pinned at the newest", port: a, cpython: b, newest: b, pinned: "why", verdict: "known" },
  {
    what: "pinned, and the old version as the port",
    port: a,
    cpython: a,
    newest: b,
    pinned: "why",
    verdict: "same",
  },
  {
    what: "pinned, and three ways",
    port: a,
    cpython: c,
    newest: b,
    pinned: "why",
    verdict: "different",
  },
  { what: "the port failed", port: crashed, cpython: a, newest: a, verdict: "error" },
  { what: "CPython failed", port: a, cpython: crashed, newest: a, verdict: "error" },
  { what: "CPython is not there", port: a, cpython: absent, newest: a, verdict: "unavailable" },
  { what: "the port refused", port: absent, cpython: a, newest: a, verdict: "unavailable" },
  { what: "both failed and absent", port: crashed, cpython: absent, newest: a, verdict: "error" },
  {
    what: "no newest to excuse a difference",
    port: a,
    cpython: b,
    newest: absent,
    verdict: "different",
  },
  {
    what: "no newest, and nothing to excuse",
    port: a,
    cpython: a,
    newest: absent,
    verdict: "same",
  },
] as const;

for (const { what, verdict, ...sides } of cases) {
  test(`judge() says ${verdict}: ${what}`, () => {
    expect(judge(sides).verdict).toBe(verdict);
  });
}

test("judge() says known where an old version differs only in what is pinned or changed since", () => {
  const newest = saw({ stderr: "N", files: "N" });
  const port = saw({ stderr: "P", files: "N" });
  const old = saw({ stderr: "N", files: "old" });

  expect(judge({ port, cpython: old, newest, pinned: "why" })).toMatchObject({
    verdict: "known",
    reason: "why",
  });
});

test("judge() says different where the port differs from an old version in the pinned place in another way", () => {
  const newest = saw({ stderr: "N", files: "N" });
  const port = saw({ stderr: "P", files: "N" });
  const old = saw({ stderr: "O", files: "N" });

  expect(judge({ port, cpython: old, newest, pinned: "why" }).verdict).toBe("different");
});

test("judge() gives the differences from the version it judges, and the reason it could not compare", () => {
  expect(judge({ port: b, cpython: a, newest: b }).differences).toEqual([
    { at: "x", left: { at: "x", value: "a" }, right: { at: "x", value: "b" } },
  ]);
  expect(judge({ port: crashed, cpython: a, newest: a }).reason).toBe("the port: it crashed");
});
