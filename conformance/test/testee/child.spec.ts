import { expect, test } from "@playwright/test";
import { Child, cleanEnvironment } from "#conformance/testee/child.js";

test("cleanEnvironment() takes out what changes an interpreter, and keeps the rest", () => {
  const cleaned = cleanEnvironment({
    PATH: "/bin",
    HOME: "/home/x",
    PYTHONPATH: "/evil",
    PYTHONHASHSEED: "1",
    NODE_OPTIONS: "--inspect",
    LANG: "de_DE",
    LC_TIME: "de_DE",
    TZ: "Mars",
    MY_PYTHON: "kept",
  });

  expect(cleaned).toEqual({
    PATH: "/bin",
    HOME: "/home/x",
    MY_PYTHON: "kept",
    LC_ALL: "C.UTF-8",
    TZ: "UTC",
  });
});

test("Child.kill() also ends what the testee forked", async () => {
  test.skip(process.platform === "win32", "process groups are POSIX");
  const script = "sleep 1000 & echo $!; wait";
  const child = await Child.start({ file: "sh", args: ["-c", script] });
  const forked = Number(await child.read(5000));

  await child.kill();

  await expect.poll(() => isAlive(forked)).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("Child keeps the end of standard error as evidence", async () => {
  const child = await Child.start({ file: "sh", args: ["-c", "echo reason >&2; echo ready; cat"] });
  await child.read(5000);

  await expect.poll(() => child.stderr).toBe("reason\n");
  await child.kill();
});
