import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { normalise } from "#conformance/compare/normalise.js";
import type { Observation } from "#conformance/observation.js";
import { NODE_TESTEE, PYTHON_TESTEE } from "#conformance/places.js";
import { PINNED, type RunRequest } from "#conformance/testee/message.js";
import { type Answer, type LabAction, Testee } from "#conformance/testee/testee.js";
import { livePythons } from "../support/live.ts";

const PATIENCE = { startMs: 60_000, runMs: 60_000 };

/** A scenario as a test writes it: only what matters there. */
export interface Tried {
  readonly steps: readonly object[];
  readonly observe?: readonly string[];
  readonly needs?: readonly string[];
  readonly lab?: Readonly<Record<string, unknown>>;
  readonly clock?: string;
  readonly tz?: string;
  readonly fresh?: boolean;
}

/** The two testees, started once for all tests of a worker. CPython's is the newest found. */
export interface Testees {
  readonly port: Testee;
  readonly cpython: () => Promise<Testee>;
}

export const test = base.extend<object, { testees: Testees }>({
  testees: [
    async ({}, use) => {
      const port = await Testee.start({ file: process.execPath, args: [NODE_TESTEE] }, PATIENCE);
      let started: Promise<Testee> | undefined;
      const cpython = async (): Promise<Testee> => {
        const file = (await livePythons()).at(-1)?.file ?? "";
        started ??= startPython(file);
        return started;
      };
      await use({ port, cpython });
      await port.stop();
      await (await started)?.stop();
    },
    { scope: "worker" },
  ],
});

/** Starts the CPython testee on one interpreter. */
export async function startPython(file: string): Promise<Testee> {
  return Testee.start({ file, args: ["-S", "-B", PYTHON_TESTEE] }, PATIENCE);
}

/** Runs a scenario in a folder that is removed afterwards. */
export async function run(
  testee: Testee,
  tried: Tried,
  lab: LabAction = async () => {},
): Promise<Answer> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "logparity-test-"));
  const { clock = "2024-01-15T12:00:00Z", tz = "UTC", fresh = true, ...scenario } = tried;
  const request: RunRequest = JSON.parse(
    JSON.stringify({
      scenario: { title: "a test of the testees", ref: "none", ...scenario },
      folder,
      clock,
      tz,
      pinned: PINNED,
      fresh,
      lab: tried.lab ?? {},
    }),
  );
  try {
    const answer = await testee.run(request, lab);
    if (!("observations" in answer)) return answer;
    return { observations: normalise(answer.observations, { sandbox: folder }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a scenario was seen to do, by place. Fails the test where the testee gave no observations. */
export async function observe(
  testee: Testee,
  tried: Tried,
  lab?: LabAction,
): Promise<Record<string, unknown>> {
  const answer = await run(testee, tried, lab);
  if (!("observations" in answer)) throw new Error(`No observations: ${JSON.stringify(answer)}`);
  return Object.fromEntries(answer.observations.map((seen) => [seen.at, readable(seen)]));
}

function readable(seen: Observation): unknown {
  if ("bytes" in seen) return Buffer.from(seen.bytes, "base64").toString("utf8");
  const { at: _, ...what } = seen;
  return "value" in what ? what.value : what;
}

export { expect } from "@playwright/test";
