import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { logparity } from "../support/cli.ts";
import { scenariosIn } from "../support/corpus.ts";
import { expect, type Folder, test } from "../support/folder.ts";
import { livePythons } from "../support/live.ts";

function scenario(folder: Folder, slug: string, seconds = 1): void {
  const steps = `steps:\n  - fs: { write: [a.txt, "line 1\\nline 2\\n"] }\n  - clock: { advance: ${seconds} }\n`;
  folder.write(
    `scenarios/a/b/${slug}.yaml`,
    `title: a file is written by hand\nref: none\n${steps}`,
  );
}

/** Full version of the newest CPython here; the others stay out of these tests. */
async function newest(): Promise<string> {
  return (await livePythons()).at(-1)?.version ?? "";
}

test("record keeps what a CPython did, readable, and run --oracle recorded uses it", async ({
  folder,
}) => {
  const python = await newest();
  scenario(folder, "one");
  const args = ["--scenarios", scenariosIn(folder), "--python", python];

  const { exitCode, stdout } = await logparity(["record", ...args]);

  expect(exitCode).toBe(0);
  expect(stdout).toBe(`1 scenarios recorded for ${python}: 1 changed`);
  const file = join(scenariosIn(folder), "recordings/a/b/one.json");
  const [cell] = JSON.parse(readFileSync(file, "utf8")).cells;
  expect(cell.groups).toEqual([
    { python: [python], observations: [{ at: "files/a.txt", text: ["line 1\n", "line 2\n"] }] },
  ]);
  const again = await logparity(["record", ...args]);
  expect(again.stdout).toContain("0 changed");
});

test("record --check exits with 0 where recordings hold, and with 1 where one does not", async ({
  folder,
}) => {
  const python = await newest();
  scenario(folder, "one");
  const args = ["--scenarios", scenariosIn(folder), "--python", python];
  await logparity(["record", ...args]);
  const file = join(scenariosIn(folder), "recordings/a/b/one.json");

  const right = await logparity(["record", "--check", ...args]);
  writeFileSync(file, readFileSync(file, "utf8").replace("line 2", "line 3"));
  const wrong = await logparity(["record", "--check", ...args]);

  expect([right.exitCode, wrong.exitCode]).toEqual([0, 1]);
  expect(right.stdout).toContain("1 recordings compared with live CPythons, 0 wrong");
  expect(wrong.stdout).toContain(`a/b/one@${python}: (- recorded, + live)`);
  expect(wrong.stdout).toMatch(/- +2 │ line 3⏎\n *\+ +2 │ line 2⏎/u);
});

test("record --check notices a scenario that changed after it was recorded", async ({ folder }) => {
  const python = await newest();
  scenario(folder, "one");
  scenario(folder, "two");
  const args = ["--scenarios", scenariosIn(folder), "--python", python];
  await logparity(["record", ...args]);
  scenario(folder, "one", 2);

  const { exitCode, stdout } = await logparity(["record", "--check", ...args]);

  expect(exitCode).toBe(1);
  expect(stdout).toContain("a/b/one: not recorded in its present form; run logparity record");
});

test("record keeps other versions, and forgets them where the scenario changed", async ({
  folder,
}) => {
  const python = await newest();
  scenario(folder, "one");
  const args = ["--scenarios", scenariosIn(folder), "--python", python];
  await logparity(["record", ...args]);
  const file = join(scenariosIn(folder), "recordings/a/b/one.json");
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace(`["${python}"]`, `["3.6.99", "${python}"]`),
  );

  await logparity(["record", ...args]);
  expect(readFileSync(file, "utf8")).toContain("3.6.99");
  scenario(folder, "one", 2);
  const { stdout } = await logparity(["record", ...args]);

  expect(stdout).toContain("a/b/one: no longer recorded for 3.6.99");
  expect(readFileSync(file, "utf8")).not.toContain("3.6.99");
});

test("record of everything removes recordings of scenarios that are gone", async ({ folder }) => {
  const python = await newest();
  scenario(folder, "one");
  const orphan = folder.write(
    "scenarios/recordings/a/b/gone.json",
    '{ "scenario": "a/b/gone", "cells": [] }',
  );
  const args = ["--scenarios", scenariosIn(folder), "--python", python];

  await logparity(["record", "a/**", ...args]);
  expect(existsSync(orphan)).toBe(true);
  await logparity(["record", ...args]);
  expect(existsSync(orphan)).toBe(false);
});

test("record writes nothing where a CPython refuses, and exits with 3", async ({ folder }) => {
  const python = await newest();
  folder.write(
    "scenarios/a/b/one.yaml",
    "title: it needs what nobody has\nref: none\nneeds: [moonlight]\nsteps: [{ fs: { touch: a } }]\n",
  );

  const args = ["--scenarios", scenariosIn(folder), "--python", python];
  const { exitCode, stderr } = await logparity(["record", ...args]);

  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/unavailable {2}a\/b\/one@.*moonlight/u);
  expect(existsSync(join(scenariosIn(folder), "recordings"))).toBe(false);
});
