import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runLanes } from "#conformance/engine/collect.js";
import type { Observation } from "#conformance/observation.js";
import { Recordings } from "#conformance/oracle/recordings.js";
import { NODE_TESTEE, recordingsOf, SCENARIOS } from "#conformance/places.js";
import { cellName } from "#conformance/scenario/cell.js";
import { findScenarios } from "#conformance/scenario/find.js";
import { loadCells } from "#conformance/scenario/load.js";
import { logparity } from "./support/cli.ts";
import { expect, type Folder, test } from "./support/folder.ts";
import { livePythons } from "./support/live.ts";
import { plantedTestee } from "./support/planted-testee.ts";
import { leaked, secretsOf } from "./support/secrets.ts";

const PATIENCE = { startMs: 60_000, runMs: 60_000 };
const recordings = new Recordings(recordingsOf(SCENARIOS));
const cells = loadCells(findScenarios(SCENARIOS)).filter((cell) => secretsOf(cell).length > 0);
/** Passwords of test servers are words, which other scenarios may use as such; nobody writes them behind a user's name. */
const encoded = [...new Set(cells.flatMap(secretsOf))].filter((secret) =>
  /[: \0]/u.test(Buffer.from(secret, "base64").toString()),
);

test.describe.configure({ timeout: 180_000 });

/** All texts in observations, bytes decoded. */
function textOf(observations: readonly Observation[]): string {
  const bytes = observations.map((seen) =>
    "bytes" in seen ? Buffer.from(seen.bytes, "base64").toString("utf8") : "",
  );
  return [JSON.stringify(observations), ...bytes].join("\n");
}

/** The defects of two ports that show in what they send to log in. */
const DEFECTS = [
  {
    pattern: "smtp/login/**",
    file: "transport/smtp-login.js",
    wanted: /(?<=`\\0)(?=\$\{user\})/u,
    other: "x",
  },
  {
    pattern: "http/credentials/**",
    file: "handlers/http.js",
    wanted: /(?<=encode\(text)(?=\))/u,
    other: ' + "x"',
  },
] as const;

/** What a folder holds, all its files together. */
function contentOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name), "utf8"))
    .join("\n");
}

/** Every report there is of a run that finds differences, and what it prints. */
async function reportsOf(folder: Folder, testee: string, pattern: string): Promise<string> {
  const out = join(folder.path, "out");
  const files = ["--json", join(out, "r.json"), "--junit", join(out, "r.xml"), "--html", out];
  const summary = folder.write("out/summary.md", "");
  const { exitCode, stdout, stderr } = await logparity(
    ["run", pattern, "--oracle", "recorded", "--python", "3.6,3.15", "--testee", testee, ...files],
    { env: { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary } },
  );
  expect(exitCode, stdout + stderr).toBe(1);
  expect(existsSync(join(out, "index.html"))).toBe(true);
  return stdout + stderr + contentOf(out);
}

test("there are credentials to look for, and leaked() finds them in every form", () => {
  const [cell] = loadCells([
    {
      id: "smtp/login/cram-md5-bytes",
      file: join(SCENARIOS, "smtp", "login", "cram-md5-bytes.yaml"),
    },
  ]);
  const secrets = cell === undefined ? [] : secretsOf(cell);
  const inner = Buffer.from("user=ann&password=secret").toString("base64");

  expect(cells.length).toBeGreaterThan(40);
  expect(secrets.length).toBeGreaterThan(4);
  for (const secret of secrets) expect(leaked(`AUTH ${secret}\r\n`, secrets)).toContain(secret);
  expect(leaked(`{"bytes":"${inner}"}`, secrets)).toContain("secret");
  expect(leaked("535 wrong user name", secrets)).toEqual([]);
});

test("no recording holds a password of its scenario, in any form", () => {
  for (const { scenario } of cells) {
    const secrets = cells.filter((cell) => cell.scenario === scenario).flatMap(secretsOf);
    const groups = recordings.read(scenario)?.cells.flatMap((cell) => cell.groups) ?? [];
    for (const { observations } of groups) {
      expect(leaked(textOf(observations), secrets), scenario).toEqual([]);
    }
  }
});

test("no recording at all holds credentials as they travel", () => {
  for (const scenario of recordings.scenarios()) {
    const groups = recordings.read(scenario)?.cells.flatMap((cell) => cell.groups) ?? [];
    const text = groups.map(({ observations }) => textOf(observations)).join("\n");
    expect(leaked(text, encoded), scenario).toEqual([]);
  }
});

test("the port leaves its credentials neither on stderr nor in any other observation", async () => {
  const lane = { label: "port", command: { file: process.execPath, args: [NODE_TESTEE] }, cells };
  const results = await runLanes([lane], {
    jobs: 1,
    patience: PATIENCE,
    signal: new AbortController().signal,
  });

  for (const cell of cells) {
    const outcome = results.get(lane)?.outcomes.get(cellName(cell));
    const text = outcome?.kind === "seen" ? textOf(outcome.observations) : outcome?.reason;
    expect(leaked(text ?? "", secretsOf(cell)), cellName(cell)).toEqual([]);
  }
});

for (const { pattern, file, wanted, other } of DEFECTS) {
  test(`no report of differences in ${pattern} holds a password`, async ({ folder }) => {
    const testee = plantedTestee(folder.path, file, wanted, other);

    const told = await reportsOf(folder, testee, pattern);

    expect(leaked(told, cells.flatMap(secretsOf))).toEqual([]);
  });

  test(`no finding of fuzz with a defect in ${file} tells a password`, async ({ folder }) => {
    await livePythons();
    const testee = plantedTestee(folder.path, file, wanted, other);
    const kept = join(folder.path, "kept");
    const family = pattern.split("/")[0] ?? "";

    const { stdout, stderr } = await logparity(
      ["fuzz", family, "--runs", "2000", "--seed", "1", "--testee", testee, "--scenarios", kept],
      { timeout: 120_000 },
    );
    const [found] = loadCells(findScenarios(kept));
    const comments = contentOf(kept).match(/^#.*$/gmu) ?? [];

    expect(stdout).toContain("a difference");
    expect(found && leaked([stdout, stderr, ...comments].join("\n"), secretsOf(found))).toEqual([]);
  });
}
