import { once } from "node:events";
import { connect, createServer } from "node:net";
import { findProgram } from "#conformance/lab/local-programs.js";
import { Place } from "#conformance/lab/place.js";
import { LabUnavailableError } from "#conformance/lab/server.js";
import { executablesOn } from "#conformance/machine/executables.js";
import { logparity, start } from "../support/cli.ts";
import { fakeTestee } from "../support/corpus.ts";
import { livePythons } from "../support/live.ts";
import { requires } from "../support/require.ts";
import { expect, test } from "./lab.ts";

const SCENARIO = `title: the fake testee has a server beside it
ref: none
lab: { sink: { kind: KIND } }
steps: [{ clock: { advance: 1 } }]
observe: [results, sink]
`;

test("a lab whose address is taken by a stranger makes the cell unavailable", async ({ lab }) => {
  const { host } = new Place("test/lab/taken");
  const stranger = createServer().listen(9020, host);
  try {
    await expect(lab({ kind: "tcp" }, "test/lab/taken")).rejects.toThrow(
      `the lab cannot listen on ${host} port 9020`,
    );
  } finally {
    stranger.close();
  }
});

test("where rsyslogd is missing the reason says what to install", ({ folder }) => {
  expect(() => findProgram("rsyslogd", folder.path)).toThrow(LabUnavailableError);
  expect(() => findProgram("rsyslogd", folder.path)).toThrow("apt-get install rsyslog");
});

test("a lab that cannot be started makes the cell unavailable, with its reason", async ({
  folder,
}) => {
  folder.write("scenarios/a/b/one.yaml", SCENARIO.replace("KIND", "tcp"));
  const { host } = new Place("a/b/one");
  const stranger = createServer().listen(9020, host);
  const args = ["run", "--scenarios", `${folder.path}/scenarios`, "--testee", fakeTestee()];
  const newest = (await livePythons()).at(-1)?.version ?? "";

  const { stdout, exitCode } = await logparity([...args, "--python", newest]);

  stranger.close();
  expect(stdout).toContain(`the port: the lab cannot listen on ${host} port 9020`);
  expect(exitCode).toBe(3);
});

test("what a lab started is gone after Ctrl-C", async ({ folder }) => {
  const program = executablesOn(`${process.env["PATH"]}:/usr/sbin:/sbin`, /^rsyslogd$/u);
  requires("rsyslog", program.length > 0 ? undefined : "no rsyslogd is installed");
  const hanging = SCENARIO.replace("KIND", "rsyslog").replace("ref: none", "ref: hang");
  folder.write("scenarios/a/b/hangs.yaml", hanging);
  const { host } = new Place("a/b/hangs");
  const newest = (await livePythons()).at(-1)?.version ?? "";
  const args = ["run", "--scenarios", `${folder.path}/scenarios`, "--testee", fakeTestee()];

  const running = start([...args, "--python", newest], { timeout: 60_000 });
  await expect.poll(async () => answers(host, 5514), { timeout: 30_000 }).toBe(true);
  running.kill("SIGINT");

  expect((await running).exitCode).toBe(130);
  expect(await answers(host, 5514)).toBe(false);
});

async function answers(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

test("an unknown kind, option or action is found when the file is read", async ({ folder }) => {
  folder.write("scenarios/a/b/kind.yaml", SCENARIO.replace("KIND", "tpc"));
  folder.write("scenarios/a/b/option.yaml", SCENARIO.replace("KIND", "tcp, stat: down"));
  folder.write(
    "scenarios/a/b/action.yaml",
    SCENARIO.replace("KIND", "tcp").replace("clock: { advance: 1 }", "lab: { sink: rest }"),
  );
  folder.write(
    "scenarios/a/b/server.yaml",
    SCENARIO.replace("KIND", "tcp").replace("clock: { advance: 1 }", "lab: { snik: reset }"),
  );
  const args = ["run", "--scenarios", `${folder.path}/scenarios`];

  const { stderr, exitCode } = await logparity(args);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(
    'kind.yaml:3:22: lab.sink.kind: unknown kind of lab server "tpc"; did you mean "tcp"?',
  );
  expect(stderr).toContain(
    'option.yaml:3:33: lab.sink.stat: unknown option of tcp "stat"; did you mean "state"?',
  );
  expect(stderr).toContain(
    'action.yaml:4:24: steps[1].lab.sink: unknown action of tcp "rest"; did you mean "reset"?',
  );
  expect(stderr).toContain(
    'server.yaml:4:24: steps[1].lab.snik: unknown lab server "snik"; did you mean "sink"?',
  );
});
