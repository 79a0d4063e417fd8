import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const WANTED = "3.13";
const ASK = "import sys; print('%d.%d' % sys.version_info[:2]); print(sys.executable)";

/** The CPython 3.13 to measure against: `python3.13` on PATH, else pyenv's; undefined where none runs. */
export function findCPython(): string | undefined {
  return ["python3.13", ...fromPyenv()].map(executableOf).find((path) => path !== undefined);
}

/** The interpreter behind a command, past any shim, whose own start would not be CPython's time. */
function executableOf(command: string): string | undefined {
  const { status, stdout } = spawnSync(command, ["-S", "-B", "-c", ASK], { encoding: "utf8" });
  const [version, executable] = status === 0 ? stdout.trim().split("\n") : [];
  return version === WANTED ? executable : undefined;
}

function fromPyenv(): readonly string[] {
  const versions = join(process.env["PYENV_ROOT"] ?? join(homedir(), ".pyenv"), "versions");
  if (!existsSync(versions)) return [];
  return readdirSync(versions)
    .filter((name) => name.startsWith(`${WANTED}.`))
    .toSorted((a, b) => b.localeCompare(a, "en", { numeric: true }))
    .map((name) => join(versions, name, "bin", "python3"));
}
