import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { livePythons } from "../../../conformance/test/support/live.ts";

/** A folder in the place of /dev, for what follows alone: nobody else's /dev/log is touched. */
const OWN_DEV = `set -e
for name in null urandom; do touch "$0/$name"; mount --bind "/dev/$name" "$0/$name"; done
mount --rbind "$0" /dev
exec "$@"`;

const COLLECTOR = `
import socket, subprocess, sys
log = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
log.bind("/dev/log")
log.settimeout(20)
for sender in ([sys.executable, "-S", "-B", sys.argv[1]], [sys.argv[2], sys.argv[3]]):
    running = subprocess.Popen(sender)
    print([log.recv(2**17) for _ in range(3)], flush=True)
    running.wait()
`;

const PYTHON_SENDER = `
import logging.handlers
handler = logging.handlers.SysLogHandler("/dev/log", logging.handlers.SysLogHandler.LOG_DAEMON)
handler.ident = "app: "
for level, text in ((20, "plain"), (40, "two\\nlines"), (50, "\\u00e9 \\u6f22 " + "x" * 50000)):
    handler.handle(logging.makeLogRecord({"msg": text, "levelno": level, "levelname": logging.getLevelName(level)}))
`;

const NODE_SENDER = `
import { getLevelName, makeLogRecord } from ${JSON.stringify(import.meta.resolve("logparity"))};
import { SysLogHandler } from ${JSON.stringify(import.meta.resolve("logparity/handlers"))};
const handler = new SysLogHandler({ address: "/dev/log", facility: SysLogHandler.LOG_DAEMON });
handler.ident = "app: ";
for (const [level, text] of [[20, "plain"], [40, "two\\nlines"], [50, "\\u00e9 \\u6f22 " + "x".repeat(50000)]]) {
  handler.handle(makeLogRecord({ msg: text, levelno: level, levelname: getLevelName(level) }));
}
await handler.close();
`;

const NAMESPACE = ["--user", "--map-root-user", "--mount"];

test("SysLogHandler sends to /dev/log what Python's sends", async () => {
  test.skip(
    spawnSync("unshare", [...NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt"]).status !== 0,
    "a /dev of one's own takes Linux, and leave to make namespaces",
  );
  const [python] = await livePythons();
  const folder = mkdtempSync(join(tmpdir(), "logparity-"));
  const collector = join(folder, "collector.py");
  const sender = join(folder, "sender.py");
  const program = join(folder, "sender.mjs");
  writeFileSync(collector, COLLECTOR);
  writeFileSync(sender, PYTHON_SENDER);
  writeFileSync(program, NODE_SENDER);
  const dev = mkdtempSync(join(folder, "dev-"));
  const command = [python?.file, collector, sender, process.execPath, program].map(String);

  const { stdout, stderr } = spawnSync(
    "unshare",
    [...NAMESPACE, "sh", "-c", OWN_DEV, dev, ...command],
    { encoding: "utf8" },
  );
  rmSync(folder, { recursive: true });

  const [theirs, ours] = stdout.trimEnd().split("\n");
  expect(stderr).toBe("");
  expect(theirs).toContain("b'<30>app: plain\\x00'");
  expect(ours).toBe(theirs);
});
