import { expect, test } from "@playwright/test";
import { logparity } from "../support/cli.ts";
import { fakeTestee } from "../support/corpus.ts";
import { livePythons } from "../support/live.ts";

test("doctor shows the port, every CPython found, and what is skipped and why", async () => {
  const found = await livePythons();

  const { exitCode, stdout } = await logparity(["doctor"]);

  expect(exitCode, stdout).toBe(0);
  expect(stdout).toContain(`Node ${process.versions.node}`);
  expect(stdout).toMatch(/answers as logparity \d/u);
  for (const { version, file } of found) expect(stdout).toContain(`${version.padEnd(9)} ${file}`);
  expect(stdout).toMatch(/\nDocker\n  \S/u);
});

test("doctor exits with 3 where the testee does not answer, and says why", async () => {
  const dead = await logparity(["doctor", "--testee", "false"]);
  const none = await logparity(["doctor", "--testee", "/no/such/program"]);
  const old = await logparity(["doctor", "--testee", fakeTestee("old")]);

  expect([dead, none, old].map(({ exitCode }) => exitCode)).toEqual([3, 3, 3]);
  expect(dead.stdout).toContain("does not answer: the testee ended with exit code 1");
  expect(none.stdout).toContain("cannot start /no/such/program");
  expect(old.stdout).toContain("no answer of protocol 1");
});
