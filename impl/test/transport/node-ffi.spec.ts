import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { nodeRuntimes } from "../../../conformance/src/machine/node-runtimes.ts";

const HIDE_KOFFI = fileURLToPath(new URL("../handlers/hide-koffi.cjs", import.meta.url));

const PROGRAM = `
  import { makeLogRecord } from "logparity";
  import { DatagramHandler } from "logparity/handlers";
  import { sys } from "logparity/python";
  import { DatagramReceiver } from "logparity/receiver";
  sys.stderr = { write: (text) => process.stdout.write(text), flush() {} };
  const messages = [];
  const receiver = new DatagramReceiver(process.argv[1], null, {
    onRecord: (record) => messages.push(record.getMessage()),
  });
  await receiver.listen();
  const handler = new DatagramHandler(process.argv[1], null);
  for (let number = 0; number < 50; number++) handler.handle(makeLogRecord({ msg: String(number) }));
  await handler.flush();
  while (messages.length < 50) await new Promise((resolve) => setTimeout(resolve, 5));
  console.log(messages.join(" "));
  await receiver.close();
  handler.handle(makeLogRecord({ msg: "lost" }));
  await handler.close();
`;

test("without koffi Unix datagrams go by node:ffi, in each Node of this machine that has it", async () => {
  test.setTimeout(60_000);
  for (const { file, version } of await nodeRuntimes(process.env)) {
    if (!hasFfi(file)) continue;
    const folder = mkdtempSync(join(tmpdir(), "logparity-"));
    const args = ["--require", HIDE_KOFFI, "--input-type=module", "--eval", PROGRAM];
    const { stdout } = spawnSync(file, [...args, "--", join(folder, "log.sock")], {
      encoding: "utf8",
    });
    rmSync(folder, { recursive: true });

    expect(stdout, version).toContain(Array.from({ length: 50 }, (_, at) => at).join(" "));
    expect(stdout, version).toContain("FileNotFoundError: [Errno 2] No such file or directory");
  }
});

function hasFfi(file: string): boolean {
  return spawnSync(file, ["--eval", 'require("node:ffi")'], { stdio: "ignore" }).status === 0;
}
