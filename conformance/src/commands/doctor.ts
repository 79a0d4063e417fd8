import { existsSync } from "node:fs";
import { discover } from "../oracle/discover.ts";
import { Recordings } from "../oracle/recordings.ts";
import { byVersion, minorOf, SUPPORTED } from "../oracle/version.ts";
import { recordingsOf, SCENARIOS, VERSION } from "../places.ts";
import { findScenarios } from "../scenario/find.ts";
import { Testee } from "../testee/testee.ts";
import { inspectDocker } from "./docker.ts";
import { patience } from "./patience.ts";
import { portsOf } from "./ports.ts";
import type { Terminal } from "./terminal.ts";

/** `logparity doctor`: what a run can use on this machine, and what it cannot and why. */
export async function doctorCommand(
  options: { testee?: string },
  terminal: Terminal,
): Promise<number> {
  const { print, environment } = terminal;
  print(`logparity ${VERSION}, Node ${process.versions.node}, ${process.platform} ${process.arch}`);
  const port = await checkPort(options.testee, terminal);
  const { found, skipped } = await discover(environment);
  print("\nCPythons on this machine (PATH, pyenv, uv, asdf)");
  for (const { version, file, foundBy } of found)
    print(`  ${version.padEnd(9)} ${file} (${foundBy})`);
  for (const { file, reason } of skipped) print(`  skipped   ${file}: ${reason}`);

  const recorded = recordedVersions();
  print(`\nRecordings\n  ${recorded.length > 0 ? recorded.join(" ") : "none"}`);
  const usable = new Set([...found.map(({ version }) => version), ...recorded].map(minorOf));
  const missing = SUPPORTED.filter((minor) => !usable.has(minor));
  if (missing.length > 0) print(`  neither installed nor recorded: ${missing.join(" ")}`);
  print("\nDocker");
  for (const line of await inspectDocker(environment)) print(`  ${line}`);
  return port && usable.size > 0 ? 0 : 3;
}

async function checkPort(
  testee: string | undefined,
  { print, environment }: Terminal,
): Promise<boolean> {
  const [local] = await portsOf(testee === undefined ? {} : { testee }, environment);
  if (local === undefined) return false;
  const { command } = local;
  print(`\nPort\n  ${[command.file, ...command.args].join(" ")}`);
  try {
    const started = await Testee.start(command, patience(environment));
    const { name, version } = started.info;
    print(`  answers as ${name} ${version}; ${started.capabilities.length} capabilities`);
    await started.stop();
    return true;
  } catch (error) {
    print(`  does not answer: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** Full versions for which the bundled scenarios have recordings. */
function recordedVersions(): string[] {
  const recordings = new Recordings(recordingsOf(SCENARIOS));
  const scenarios = existsSync(SCENARIOS) ? findScenarios(SCENARIOS) : [];
  const versions = scenarios.flatMap(({ id }) => {
    const cells = recordings.read(id)?.cells ?? [];
    return cells.flatMap(({ groups }) => groups.flatMap(({ python }) => python));
  });
  return [...new Set(versions)].toSorted(byVersion);
}
