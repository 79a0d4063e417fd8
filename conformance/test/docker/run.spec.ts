import { readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SUPPORTED } from "#conformance/oracle/version.js";
import { start } from "../support/cli.ts";
import { containersOf, docker, volumesAndNetworks } from "../support/containers.ts";
import { fakeTestee } from "../support/corpus.ts";
import { expect, type Folder, test } from "../support/folder.ts";
import { livePythons } from "../support/live.ts";

test.beforeEach(async () => {
  await docker();
});

const FIRST_BUILD_MS = 300_000; // images may have to be made

interface Cell {
  readonly scenario: string;
  readonly python: string;
  readonly node: string | null;
  readonly verdict: string;
}

/** Runs to the end and reads the report. Nothing of the run may be there afterwards. */
async function run(folder: Folder, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const file = join(folder.path, `out${args.join().length}.json`);
  const before = await volumesAndNetworks();
  const running = start(["run", ...args, "--json", file], { env });
  const { exitCode, stdout, stderr } = await running;
  expect(await containersOf(running.pid)).toEqual([]);
  expect(await volumesAndNetworks()).toEqual(before);
  const said = `${String(stdout)}${String(stderr)}`;
  const report: {
    oracles: { python: string; source: string }[];
    totals: Record<string, number>;
    cells: Cell[];
  } = JSON.parse(readFileSync(file, "utf8"));
  return { exitCode, said, ...report };
}

const NOTHING_WRONG = { different: 0, error: 0, unavailable: 0, stale: 0 };

test("run --oracle docker takes every supported CPython out of a container, and says so", async ({
  folder,
}) => {
  test.setTimeout(FIRST_BUILD_MS);
  const seen = await run(folder, ["rotating-file/size/*", "--oracle", "docker"]);

  expect(seen.said).toContain("cells in");
  expect(seen.totals).toMatchObject(NOTHING_WRONG);
  expect(seen.exitCode).toBe(0);
  expect(seen.oracles.map(({ source }) => source)).toEqual(SUPPORTED.map(() => "docker"));
  const minors = seen.oracles.map(({ python }) => python.replace(/\.\d+$/u, ""));
  expect(minors).toEqual([...SUPPORTED]);
});

test("a CPython in a container does what the same version on this machine does, cell by cell", async ({
  folder,
}) => {
  test.setTimeout(FIRST_BUILD_MS);
  const found = await livePythons();
  const what = [
    "rotating-file/rollover/*",
    "core/exception/*",
    "syslog/unix/*",
    "--python",
    "3.6,3.13",
  ];
  const inDocker = await run(folder, [...what, "--oracle", "docker"]);
  const here = await run(folder, [...what, "--oracle", "local"]);

  const shared = inDocker.oracles.filter(({ python }) =>
    found.some(({ version }) => version === python),
  );
  expect(shared.length).toBeGreaterThan(0);
  const only = ({ cells }: { cells: Cell[] }): Cell[] =>
    cells.filter(({ python }) => shared.some((oracle) => oracle.python === python));
  expect(only(inDocker)).toEqual(only(here));
});

test("run --node takes Nodes out of containers too, beside CPython's", async ({ folder }) => {
  test.setTimeout(FIRST_BUILD_MS);
  const what = ["rotating-file/size/*", "syslog/unix/*"];
  const seen = await run(folder, [
    ...what,
    "--oracle",
    "docker",
    "--python",
    "3.15",
    "--node",
    "20,26",
  ]);

  expect(seen.said).toContain("cells in");
  expect(seen.totals).toMatchObject(NOTHING_WRONG);
  const nodes = new Set(seen.cells.map(({ node }) => node?.split(".")[0]));
  expect(nodes).toEqual(new Set(["20", "26"]));
});

test("rsyslog, MailHog and a receiving CPython come out of containers where this machine has none", async ({
  folder,
}) => {
  test.setTimeout(FIRST_BUILD_MS);
  const what = ["syslog/rsyslog/*", "smtp/mailhog/*", "socket/receiver/*"];
  const seen = await run(folder, [...what, "--oracle", "docker", "--python", "3.15"], {
    PATH: folder.path,
  });

  expect(seen.said).toContain("cells in");
  expect(seen.totals).toMatchObject(NOTHING_WRONG);
  expect(seen.cells.length).toBeGreaterThan(8);
});

test("run --oracle docker finds a full version in the image of its minor version", async ({
  folder,
}) => {
  test.setTimeout(FIRST_BUILD_MS);
  const [newest] = (
    await run(folder, ["core/exception/*", "--oracle", "docker", "--python", "3.13"])
  ).oracles;
  const python = newest?.python ?? "";
  const again = await run(folder, ["core/exception/*", "--oracle", "docker", "--python", python]);

  expect(again.oracles).toEqual([{ python, source: "docker" }]);
});

/** Starts a run that has one CPython in a container, and waits until that is up. */
async function started(args: readonly string[]) {
  const running = start(["run", ...args, "--oracle", "docker", "--python", "3.9"]);
  const containers = async () => (await containersOf(running.pid)).filter(isTestee);
  await expect
    .poll(async () => (await containers()).length, { timeout: FIRST_BUILD_MS / 2 })
    .toBeGreaterThan(0);
  return { running, containers };
}

function isTestee({ State, Command }: { State: string; Command: string }): boolean {
  return State === "running" && Command.includes("logparity_testee");
}

test("a container that is killed costs its cell, not the run", async ({ folder }) => {
  test.setTimeout(FIRST_BUILD_MS);
  const file = join(folder.path, "out.json");
  const what = ["core/**", "stream/**"];
  const { running, containers } = await started([...what, "-j", "1", "--json", file]);
  const [victim] = await containers();
  const [shared = ""] = victim?.Mounts.map(({ Source }) => Source) ?? [];
  // The port's cells are in 000; CPython's come after them.
  const inFull = () =>
    readdirSync(shared, { recursive: true }).some((name) => String(name).endsWith("001"));
  await expect.poll(inFull, { timeout: 60_000, intervals: [50] }).toBe(true);
  await (await docker()).getContainer(victim?.Id ?? "").kill();

  const { stdout, exitCode } = await running;
  const { totals } = JSON.parse(readFileSync(file, "utf8"));
  expect(String(stdout)).toContain("the container ended with exit code 137");
  expect(totals).toMatchObject({ ...NOTHING_WRONG, error: 1 });
  expect(totals.same).toBeGreaterThan(100);
  expect(exitCode).toBe(1);
  expect(await containersOf(running.pid)).toEqual([]);
});

test("Ctrl-C ends a run in containers with 130 and leaves none of them", async () => {
  test.setTimeout(FIRST_BUILD_MS);
  const { running } = await started(["core/**", "stream/**"]);
  running.kill("SIGINT");

  expect((await running).exitCode).toBe(130);
  expect(await containersOf(running.pid)).toEqual([]);
});

test("containers go by themselves when the harness is killed without a chance to clean up", async () => {
  test.setTimeout(FIRST_BUILD_MS);
  const { running, containers } = await started(["core/**", "stream/**"]);
  const [testee] = await containers();
  running.kill("SIGKILL");
  await running;

  await expect.poll(async () => containersOf(running.pid), { timeout: 20_000 }).toEqual([]);
  for (const { Source } of testee?.Mounts ?? []) rmSync(Source, { recursive: true, force: true });
});

test("a run removes what hangs in containers of a harness that is no more", async ({ folder }) => {
  test.setTimeout(FIRST_BUILD_MS);
  const api = await docker();
  const gone = 4_000_000_000; // no process has such a number
  const mark = `${readlinkSync("/proc/self/ns/pid")}/${gone}`;
  await api.createContainer({ Image: "python:3.9-slim", Labels: { "logparity.harness": mark } });
  expect(await containersOf(gone)).toHaveLength(1);

  await run(folder, ["core/exception/*", "--oracle", "docker", "--python", "3.9"]);

  expect(await containersOf(gone)).toEqual([]);
});

test("a testee of another port is held against CPythons in containers", async ({ folder }) => {
  test.setTimeout(FIRST_BUILD_MS);
  const steps = "steps: [{ get: logging.raiseExceptions }]";
  folder.write("scenarios/alpha/x/one.yaml", `title: what it is\nref: one\n${steps}\n`);
  const own = ["--scenarios", join(folder.path, "scenarios"), "--testee", fakeTestee()];
  const running = start(["run", ...own, "--oracle", "docker", "--python", "3.9"]);
  const { stdout, exitCode } = await running;

  expect(String(stdout)).toContain("different  alpha/x/one @ 3.9");
  expect(exitCode).toBe(1);
});
