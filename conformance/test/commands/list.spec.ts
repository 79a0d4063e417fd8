import { readdirSync } from "node:fs";
import { logparity } from "../support/cli.ts";
import { scenariosIn, writeScenario } from "../support/corpus.ts";
import { expect, test } from "../support/folder.ts";

test("list shows ids and titles, also of scenarios that are wrong further down", async ({
  folder,
}) => {
  writeScenario(folder, "alpha/x/one", "one");
  folder.write("scenarios/beta/x/two.yaml", "title: its steps are wrong\nsteps: what\n");

  const { exitCode, stdout } = await logparity(["list", "--scenarios", scenariosIn(folder)]);

  expect(exitCode).toBe(0);
  expect(stdout.split("\n")).toEqual([
    "alpha/x/one  the fake testee answers one",
    "beta/x/two   its steps are wrong",
  ]);
});

test("list takes patterns, and exits with 4 where nothing matches", async ({ folder }) => {
  writeScenario(folder, "alpha/x/one", "one");
  writeScenario(folder, "beta/x/two", "two");
  const list = (pattern: string) =>
    logparity(["list", pattern, "--scenarios", scenariosIn(folder)]);

  expect((await list("beta/**")).stdout).toBe("beta/x/two  the fake testee answers two");
  expect((await list("gamma/**")).exitCode).toBe(4);
});

test("list answers for a thousand scenarios about as quickly as for one", async ({ folder }) => {
  writeScenario(folder, "alpha/x/one", "one");
  const seconds = async (): Promise<number> => {
    const start = performance.now();
    await logparity(["list", "--scenarios", scenariosIn(folder)]);
    return (performance.now() - start) / 1000;
  };
  await seconds();
  const few = Math.min(await seconds(), await seconds(), await seconds());
  for (let index = 0; index < 1000; index++) writeScenario(folder, `beta/x/s${index}`, "one");
  const many = Math.min(await seconds(), await seconds(), await seconds());

  expect(readdirSync(`${scenariosIn(folder)}/beta/x`)).toHaveLength(1000);
  // Parsing a thousand files takes seconds. A ratio within one run, so that the machine's speed does not decide.
  expect(many).toBeLessThan(2 * few + 0.3);
});
