import { readFileSync } from "node:fs";
import { join } from "node:path";
import { logparity } from "../support/cli.ts";
import { fakeRun, writeRecordings, writeScenario } from "../support/corpus.ts";
import { expect, test } from "../support/folder.ts";

test("run marks scenario files and writes a step summary where GitHub runs it", async ({
  folder,
}) => {
  writeScenario(folder, "alpha/x/one", "one");
  writeRecordings(folder, ["3.15.2"], { "alpha/x/one": { "3.15.2": "100 %" } });
  const file = folder.write("summary.md", "before\n");
  const args = fakeRun(folder);

  const { stdout } = await logparity(["run", ...args], {
    env: { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: file },
  });

  const [annotation = ""] = stdout.split("\n").filter((line) => line.startsWith("::error "));
  expect(annotation).toMatch(
    /^::error file=[^,]*alpha\/x\/one\.yaml,line=1,title=different  alpha\/x\/one @ 3\.15\.2::/u,
  );
  expect(annotation).toContain('CPython "100 %25", the port "one UTC"');
  const summary = readFileSync(file, "utf8");
  expect(summary).toMatch(/^before\n## logparity: fake 1\.0\n\n1 different\n/u);
  expect(summary).toContain("### different  alpha/x/one @ 3.15.2");
});

test("run --junit writes a suite a family and version, with failures explained", async ({
  folder,
}) => {
  writeScenario(folder, "alpha/x/one", "one");
  writeScenario(folder, "alpha/x/two", "crash");
  writeScenario(folder, "alpha/x/three", "three");
  writeRecordings(folder, ["3.9.18", "3.15.2"], { "alpha/x/one": { "3.15.2": '<"\u0000">' } });
  const junit = join(folder.path, "deep", "er", "out.xml");
  const args = fakeRun(folder);

  const { stdout } = await logparity(["run", ...args, "--junit", junit]);
  const xml = readFileSync(junit, "utf8");

  expect(stdout).toContain(`Every cell is in ${junit}`);
  expect(xml).toContain('<testsuite name="alpha @ 3.15.2" tests="3" failures="1" errors="1">');
  expect(xml).toContain('<testcase classname="alpha.x" name="alpha/x/three@3.9.18">');
  expect(xml).toContain('<failure type="different" message="results/1: CPython &quot;');
  expect(xml).toContain(
    '<error type="error" message="the port: the testee ended with exit code 7">',
  );
  expect(xml).not.toContain("\u0000");
});
