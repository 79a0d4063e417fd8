import { once } from "node:events";
import { chmodSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { logparity, type Ran, start } from "../support/cli.ts";
import { type FakeDaemon, fakeDaemon } from "../support/fake-daemon.ts";
import { expect, type Folder, test } from "../support/folder.ts";

// No test here needs Docker: what is missing or answers wrongly is played.

const RUN = ["run", "rotating-file/size/threshold*", "--oracle", "docker", "--python", "3.9"];

/** Where a run ends that cannot have Docker: with 3, and with one line that says why. */
function expectSentence({ exitCode, stdout, stderr }: Ran, says: RegExp): void {
  const said = stderr.split("\n").filter((line) => !/^(?:pulling|building) /u.test(line));
  expect(said.join("\n")).toMatch(says);
  expect(said).toHaveLength(1);
  expect(stdout).toBe("");
  expect(exitCode).toBe(3);
}

/** Runs against a daemon of the test's own. */
async function runWith(folder: Folder, fake: FakeDaemon): Promise<Ran> {
  const { host, server } = await fakeDaemon(folder.path, fake);
  try {
    return await logparity(RUN, { env: { DOCKER_HOST: host } });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("run --oracle docker says that Docker is not installed where there is neither program nor socket", async ({
  folder,
}) => {
  const env = { DOCKER_HOST: `unix://${folder.path}/none.sock`, PATH: folder.path };

  expectSentence(
    await logparity(RUN, { env }),
    /^logparity: Docker is not installed: .*--oracle local/u,
  );
});

test("run --oracle docker says that the daemon is not running where nobody answers at its socket", async ({
  folder,
}) => {
  const socket = folder.write("docker.sock", ""); // nobody listens there
  const env = { DOCKER_HOST: `unix://${socket}` };

  const says = new RegExp(`^logparity: the Docker daemon is not running: .*${socket}.*start`, "u");
  expectSentence(await logparity(RUN, { env }), says);
});

test("run --oracle docker says so where a DOCKER_HOST in the network does not answer", async () => {
  const env = { DOCKER_HOST: "tcp://127.0.0.1:1" };

  expectSentence(
    await logparity(RUN, { env }),
    /no Docker daemon answers at .*127\.0\.0\.1:1 \(ECONNREFUSED\)/u,
  );
});

test("run --oracle docker says so where the socket is not for this user", async ({ folder }) => {
  const socket = join(folder.path, "docker.sock");
  const server = createServer().listen(socket);
  await once(server, "listening");
  chmodSync(socket, 0o600);
  chmodSync(folder.path, 0o755);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) chmodSync(socket, 0o000);
  try {
    const nobody = isRoot ? { uid: 65534, gid: 65534 } : {};
    const ran = await logparity(RUN, { env: { DOCKER_HOST: `unix://${socket}` }, ...nobody });

    expectSentence(ran, /^logparity: no permission to use the Docker daemon at .*group/u);
  } finally {
    server.close();
  }
});

test("run --oracle docker names the image and the daemon's reason where a pull fails", async ({
  folder,
}) => {
  const pull = [{ error: "dial tcp: lookup registry.example: no such host" }];

  const ran = await runWith(folder, { pull });

  expectSentence(
    ran,
    /^logparity: cannot pull python:3\.9-slim: dial tcp.*no such host; docs\/ci\.md/u,
  );
  expect(ran.stderr).toContain("pulling python:3.9-slim");
});

test("run --oracle docker says so where the daemon's disk is full, while it pulls and while it builds", async ({
  folder,
}) => {
  const full = [{ error: "write /var/lib/docker/tmp/x: no space left on device" }];

  expectSentence(
    await runWith(folder, { pull: full }),
    /cannot pull python:3\.9-slim: the disk .* is full/u,
  );
  const built = await runWith(folder, { images: ["python"], build: full });
  expectSentence(built, /cannot build .*python\.Dockerfile \(3\.9\): the disk .* is full/u);
});

test("run --oracle docker never takes another daemon than the one that DOCKER_HOST names", async ({
  folder,
}) => {
  const ran = await runWith(folder, { info: 500 });

  expectSentence(ran, /^logparity: the Docker daemon at .*docker\.sock gives no sensible answer$/u);
});

test("run --oracle docker tells why an image cannot be built", async ({ folder }) => {
  const build = [{ stream: "Step 1/3" }, { error: "COPY failed: file not found" }];

  const ran = await runWith(folder, { images: ["python"], build });

  expectSentence(ran, /cannot build .*python\.Dockerfile \(3\.9\): COPY failed: file not found/u);
});

test("run --oracle docker tells why no container can be started", async ({ folder }) => {
  const create = { status: 500, message: "write /var/lib/docker: no space left on device" };

  const ran = await runWith(folder, { images: ["python", "logparity"], create });

  expectSentence(
    ran,
    /cannot start a container of logparity\/python:3\.9-\w+: the disk .* is full/u,
  );
});

test("Ctrl-C ends a run with 130 while an image is still being pulled", async ({ folder }) => {
  const { host, server } = await fakeDaemon(folder.path, { pull: "hangs" });
  try {
    const running = start(RUN, { env: { DOCKER_HOST: host }, timeout: 60_000 });
    await once(running.stderr ?? server, "data"); // it says that it pulls
    running.kill("SIGINT");

    expect((await running).exitCode).toBe(130);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test("run refuses a Node without numbers before it looks for Docker", async () => {
  const { exitCode, stderr } = await logparity([...RUN, "--node", "new"]);

  expect(exitCode).toBe(2);
  expect(stderr).toContain("--node new: expected versions such as 20,24.1.0");
});
