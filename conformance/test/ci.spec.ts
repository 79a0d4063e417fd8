import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { parse, parseAllDocuments } from "yaml";
import { logparity } from "./support/cli.ts";
import { expect, type Folder, test } from "./support/folder.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const WORKFLOWS = join(ROOT, ".github", "workflows");
const SELECTION = "rotating-file/size/* --oracle recorded --python 3.9,3.15";
const QUIET = { NO_COLOR: "1", CI: "", GITHUB_ACTIONS: "", GITHUB_STEP_SUMMARY: "" };

const text = (...path: string[]): string => readFileSync(join(ROOT, ...path), "utf8");

/** What one unsharded run of the selection writes. */
async function wholeReport(folder: Folder): Promise<string> {
  await logparity(["run", ...SELECTION.split(" "), "--json", join(folder.path, "whole.json")]);
  return folder.read("whole.json");
}

/** Runs a script as a CI does. */
async function bash(script: string, cwd: string, env: Record<string, string>) {
  const bin = join(ROOT, "node_modules", ".bin");
  const path = `${bin}:${process.env["PATH"]}`;
  const options = { cwd, env: { ...QUIET, PATH: path, ...env }, reject: false, all: true } as const;
  return execa("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], options);
}

for (const name of readdirSync(WORKFLOWS)) {
  test(`the workflow ${name} refers to nothing that is not there`, () => {
    const source = text(".github", "workflows", name);
    const { on, jobs } = parse(source);
    const inputs = new Set(Object.keys(on.workflow_call?.inputs ?? {}));
    for (const [, input = ""] of source.matchAll(/\binputs\.([\w-]+)/gu)) {
      expect(inputs).toContain(input);
    }
    for (const [, local = ""] of source.matchAll(/uses: \.\/(\S+)/gu)) {
      expect(existsSync(join(ROOT, local)), local).toBe(true);
    }
    for (const [, job = ""] of source.matchAll(/\bneeds\.([\w-]+)/gu)) {
      expect(Object.keys(jobs)).toContain(job);
    }
    for (const [, script = ""] of source.matchAll(/npm run ([\w:]+)/gu)) {
      expect(Object.keys(JSON.parse(text("package.json")).scripts)).toContain(script);
    }
  });
}

test("the workflow's shards and their merged report come to what one run comes to", async ({
  folder,
}) => {
  const { jobs } = parse(text(".github", "workflows", "parity.yml"));
  const step = (job: string, word: string): string =>
    jobs[job].steps.find(({ run }: { run?: string }) => run?.includes(word)).run;
  const env = { ARGUMENTS: SELECTION, TESTEE: "", VERSION: "installed", SHARDS: "3" };

  const planned = await bash(step("plan", "shards="), ROOT, {
    ...env,
    GITHUB_OUTPUT: join(folder.path, "outputs"),
  });
  expect(planned.exitCode, planned.all).toBe(0);
  expect(folder.read("outputs")).toBe("shards=[1,2,3]\n");
  for (const shard of ["1/3", "2/3", "3/3"]) {
    const script = step("shard", "--shard").replaceAll("report/", `${folder.path}/shards/`);
    const { exitCode, all } = await bash(script, ROOT, { ...env, SHARD: shard });
    expect(exitCode, all).toBe(0);
  }
  const script = step("merge", " merge ")
    .replaceAll(" shards/", ` ${folder.path}/shards/`)
    .replaceAll(" report/", ` ${folder.path}/`);
  const merged = await bash(script, ROOT, env);

  expect(merged.exitCode, merged.all).toBe(0);
  expect(folder.read("report.json")).toBe(await wholeReport(folder));
  const missing = await bash(script, ROOT, { ...env, SHARDS: "4" });
  expect(missing.exitCode).toBe(3);
});

/** The script of a Kubernetes job, with the folders of its container moved into the test's. */
function podScript(file: string, folder: Folder): { script: string; spec: KubernetesJob["spec"] } {
  const job = parseAllDocuments(text("ci", "kubernetes", file))
    .map((document): KubernetesJob => document.toJS())
    .find(({ kind }) => kind === "Job");
  if (job === undefined) throw new Error(`${file} has no Job`);
  const [harness] = job.spec.template.spec.containers;
  const script = (harness?.args[0] ?? "")
    .replace(/^npm install .*? &&/u, "")
    .replaceAll("/harness/", `${ROOT}/`)
    .replaceAll("/reports", folder.path);
  return { script, spec: job.spec };
}

interface KubernetesJob {
  readonly kind: string;
  readonly spec: {
    readonly completions: number;
    readonly parallelism: number;
    readonly template: {
      readonly spec: {
        readonly containers: readonly {
          readonly args: readonly string[];
          readonly env: readonly { readonly name: string; readonly value: string }[];
        }[];
      };
    };
  };
}

test("the pods of the Kubernetes job and the one that merges come to what one run comes to", async ({
  folder,
}) => {
  const { script, spec } = podScript("job.yaml", folder);
  const env = spec.template.spec.containers[0]?.env ?? [];
  const shards = env.find(({ name }) => name === "SHARDS")?.value ?? "";
  expect([spec.completions, spec.parallelism]).toEqual([Number(shards), Number(shards)]);
  for (let index = 0; index < spec.completions; index++) {
    const pod = { ARGUMENTS: SELECTION, SHARDS: shards, JOB_COMPLETION_INDEX: String(index) };
    const { exitCode, all } = await bash(script, ROOT, pod);
    expect(exitCode, all).toBe(0);
  }

  const merge = podScript("merge.yaml", folder);
  const merged = await bash(merge.script, ROOT, { SHARDS: shards });

  expect(merged.exitCode, merged.all).toBe(0);
  expect(folder.read("report.json")).toBe(await wholeReport(folder));
});

test("the GitHub Action runs what it is told to, leaves three reports, and hands on the exit code", async ({
  folder,
}) => {
  const { inputs, runs } = parse(text("ci", "action.yml"));
  const step = runs.steps.find(({ id }: { id?: string }) => id === "run");
  const used = Object.values<string>(step.env).map((value) => /inputs\.([\w-]+)/u.exec(value)?.[1]);
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(used));
  const example = "--oracle recorded --scenarios ci/example/parity/scenarios";
  const env = {
    GITHUB_ACTION_PATH: join(ROOT, "ci"),
    GITHUB_OUTPUT: join(folder.path, "outputs"),
    TESTEE: "node ci/example/parity/testee.mjs",
    VERSION: "installed",
    REPORT: join(folder.path, "report"),
  };

  const { exitCode, all } = await bash(step.run, ROOT, { ...env, ARGUMENTS: example });
  const nothing = await bash(step.run, ROOT, { ...env, ARGUMENTS: `${example} no/such/**` });

  expect([exitCode, nothing.exitCode], all).toEqual([0, 4]);
  expect(readdirSync(join(folder.path, "report"))).toEqual(
    expect.arrayContaining(["index.html", "report.json", "report.xml"]),
  );
  expect(folder.read("outputs")).toBe("exit-code=0\nexit-code=4\n");
});

/** A copy of the example project with the packages of this repository. */
function exampleIn(folder: Folder): string {
  const project = join(folder.path, "shop");
  cpSync(join(ROOT, "ci", "example"), project, { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(project, "node_modules"));
  return project;
}

test("a project with scenarios, a testee and a ledger of its own has a gate that holds", async ({
  folder,
}) => {
  const project = exampleIn(folder);
  const file = join(project, "src", "rotating-file.mjs");
  const source = readFileSync(file, "utf8");
  const parity = async () => bash("npm run parity -- --oracle recorded", project, {});

  const asItIs = await parity();
  writeFileSync(file, source.replace("this.#backupCount - 1", "this.#backupCount - 2"));
  const broken = await parity();
  writeFileSync(file, source.replace("Buffer.byteLength(line)", "[...line].length"));
  const mended = await parity();

  expect([asItIs.exitCode, broken.exitCode, mended.exitCode], asItIs.all).toEqual([0, 1, 1]);
  expect(asItIs.all).toContain("10 same as this CPython · 10 known difference (k)");
  expect(broken.all).toContain("different  shop/rotation/backups");
  expect(mended.all).toContain("the port no longer differs here");
});
