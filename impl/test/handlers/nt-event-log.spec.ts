import { execFile, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { NTEventLogHandler } from "logparity/handlers";
import { requires } from "../../../conformance/test/support/require.ts";

const IMPL = fileURLToPath(new URL("../../", import.meta.url));
const PLACE = join(IMPL, "..", ".cache", "wine");

test("NTEventLogHandler cannot be made where there is no Windows", () => {
  test.skip(process.platform === "win32", "Windows has an event log");
  expect(() => new NTEventLogHandler("shop")).toThrow("No module named '_winapi'");
});

/** Writes to the event log of Wine, and what it saw to a file: Node for Windows has no output there. */
const PROGRAM = `
import { writeFileSync } from "node:fs";
import { getLogger, Formatter } from "logparity";
import { NTEventLogHandler } from "logparity/handlers";
import { sys } from "logparity/python";

const seen = [process.platform];
sys.stderr = { write: (text) => void seen.push(text) };
try {
  const handler = new NTEventLogHandler("logparity", { dllname: "C:\\\\shop\\\\messages.dll" });
  handler.setFormatter(new Formatter("%(levelname)s: %(message)s"));
  const log = getLogger("shop");
  log.setLevel(10);
  log.addHandler(handler);
  log.info("order %d", 17);
  log.warning("%s is low", "Ä𝄞");
  log.error("no more");
  handler.close();
  seen.push("closed");
} catch (error) {
  seen.push(String(error.stack));
}
writeFileSync("seen.txt", seen.join("\\n"));
`;

/** Wine's setting for a run; `channels` are what it prints. */
function wine(channels: string): NodeJS.ProcessEnv {
  const quiet = { WINEDLLOVERRIDES: "mscoree,mshtml=", DISPLAY: "" };
  return { ...process.env, ...quiet, WINEPREFIX: join(PLACE, "prefix"), WINEDEBUG: channels };
}

function missing(): string | undefined {
  if (spawnSync("wine", ["--version"]).status !== 0) return "there is no wine (apt install wine)";
  const isThere = existsSync(join(PLACE, "node", "bin", "node.exe"));
  return isThere ? undefined : "there is no Node for it (ci/install-wine-node.sh)";
}

test("NTEventLogHandler writes to the event log and the registry of Windows, here Wine's", async () => {
  requires("wine", missing());
  test.setTimeout(180_000); // Wine starts slowly
  const folder = join(PLACE, "run");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  cpSync(join(IMPL, "dist"), join(PLACE, "node_modules", "logparity", "dist"), { recursive: true });
  cpSync(join(IMPL, "package.json"), join(PLACE, "node_modules", "logparity", "package.json"));
  writeFileSync(join(folder, "program.mjs"), PROGRAM);

  const env = wine("-all,err+eventlog,warn+eventlog,trace+eventlog");
  const printed = join(folder, "printed.txt");
  const command = `exec wine ../node/bin/node.exe program.mjs </dev/null >/dev/null 2>printed.txt`;
  await promisify(execFile)("sh", ["-c", command], { cwd: folder, env });

  expect(readFileSync(join(folder, "seen.txt"), "utf8").split("\n")).toEqual(["win32", "closed"]);
  const entries = readFileSync(printed, "utf8")
    .split("\n")
    .filter((line) => line.includes("ReportEventW L"));
  expect(entries.map((line) => line.replace(/^.*?(\w+):eventlog:ReportEventW /u, "$1 "))).toEqual([
    String.raw`trace L"INFO: order 17"`,
    String.raw`warn L"WARNING: \00c4\d834\dd1e is low"`,
    String.raw`err L"ERROR: no more"`,
  ]);

  const key = String.raw`HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application\logparity`;
  const { stdout } = await promisify(execFile)("wine", ["reg", "query", key], {
    env: wine("-all"),
  });
  expect(stdout).toMatch(/EventMessageFile\s+REG_EXPAND_SZ\s+C:\\shop\\messages\.dll/u);
  expect(stdout).toMatch(/TypesSupported\s+REG_DWORD\s+0x7/u);
});
