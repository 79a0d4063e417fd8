import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { livePythons } from "../../../conformance/test/support/live.ts";

const EXAMPLE = fileURLToPath(new URL("../../examples/one-configuration/", import.meta.url));

test.describe.configure({ timeout: 180_000 }); // a dozen interpreters start, one after the other

const folders: string[] = [];
test.afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What a program prints and the files that it leaves, by name. */
function left(command: string, ...args: readonly string[]): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "one-configuration-"));
  folders.push(folder);
  const env = { ...process.env, PYTHONIOENCODING: "utf-8" };
  const stdout = execFileSync(command, [...args, folder], { encoding: "utf8", env });
  const files = readdirSync(folder).toSorted();
  const contents = files.map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);
  return { stdout, ...Object.fromEntries(contents) };
}

test("one file sets up Node and every CPython of this machine, which leave the same files", async () => {
  const pythons = await livePythons();

  const node = left(
    process.execPath,
    "--disable-warning=ExperimentalWarning",
    `${EXAMPLE}service.ts`,
  );

  expect(Object.keys(node)).toEqual([
    "stdout",
    "app.log",
    "app.log.1",
    "app.log.2",
    "app.log.3",
    "errors.log",
  ]);
  expect(node["stdout"]).toContain("E payment 5 of 5.02 refused\n");
  expect(node["errors.log"]).toContain("DEBUG    shop.orders: password of the customer\n");
  expect(node["app.log"]).not.toContain("password");
  for (const { file, version } of pythons) {
    expect(left(file, "-S", "-B", `${EXAMPLE}service.py`), `CPython ${version}`).toEqual(node);
  }
});
