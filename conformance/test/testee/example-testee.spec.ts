import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { logparity } from "../support/cli.ts";
import { expect, test } from "../support/folder.ts";

const FILE = fileURLToPath(new URL("../../../docs/example-testee.pl", import.meta.url));
const Report = z.object({
  totals: z.record(z.string(), z.number()),
  cells: z.array(z.object({ scenario: z.string(), verdict: z.string() })),
});

function hasPerl(): boolean {
  try {
    execFileSync("perl", ["-MJSON::PP", "-MMIME::Base64", "-e", ""]);
    return true;
  } catch {
    return false;
  }
}

test("the testee that docs/ shows does what CPython does, or says that it cannot", async ({
  folder,
}) => {
  test.skip(!hasPerl(), "perl with JSON::PP not found");
  const out = `${folder.path}/report.json`;
  folder.write("ledger/none.md", "No difference is expected.\n");
  const testee = ["--testee", `perl ${FILE}`, "--expectations", `${folder.path}/ledger`];
  const which = ["rotating-file/**", "file/**", "core/**", "--python", "3.15.2"];

  const { exitCode } = await logparity([
    "run",
    ...which,
    ...testee,
    "--oracle",
    "recorded",
    "--json",
    out,
  ]);

  const { totals, cells } = Report.parse(JSON.parse(folder.read("report.json")));
  const same = cells.flatMap(({ scenario, verdict }) => (verdict === "same" ? [scenario] : []));
  expect(exitCode).toBe(3); // what it refuses is not green
  expect(totals).toMatchObject({ different: 0, error: 0 });
  expect(same).toContain("rotating-file/backups/chain-moves-up");
  expect(same.length).toBeGreaterThan(5);
});

test("the testee that docs/ shows has no more than the hundred lines of code that docs/ promises", () => {
  const lines = readFileSync(FILE, "utf8").split("\n");
  const code = lines.filter((line) => !/^\s*(?:#|$)/u.test(line));

  expect(code.length).toBeLessThanOrEqual(100);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(110);
});
