import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";

const MAIN = fileURLToPath(new URL("../../examples/worker-and-children/main.ts", import.meta.url));

test("worker-and-children: one file holds what a program and its children logged, written by a thread", async () => {
  const folder = mkdtempSync(join(tmpdir(), "logparity-"));
  const flags = ["--disable-warning=ExperimentalWarning"];
  await promisify(execFile)(process.execPath, [...flags, MAIN, "app.log"], { cwd: folder });
  const lines = readFileSync(join(folder, "app.log"), "utf8").split("\n");
  rmSync(folder, { recursive: true });

  expect(lines[0]).toMatch(/^\d+ INFO root: 2 children were started$/u);
  for (const name of ["first", "second"]) {
    const own = lines.filter((line) => line.includes(` ${name}: `));
    const said = own.map((line) => line.replace(/^\d+ /u, ""));
    const steps = Array.from({ length: 100 }, (_, index) => `INFO ${name}: step ${index + 1}`);
    expect(said).toEqual([...steps, `ERROR ${name}: ${name} gives up`]);
    expect(new Set(own.map((line) => line.split(" ")[0])).size).toBe(1);
  }
  expect(lines.filter((line) => line === "TypeError: no more steps")).toHaveLength(2);
});
