import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { grouped } from "#conformance/oracle/recording.js";
import { Recordings } from "#conformance/oracle/recordings.js";
import { findScenarios } from "#conformance/scenario/find.js";
import { loadCells } from "#conformance/scenario/load.js";
import type { Folder } from "./folder.ts";

/** The command that starts the fake testee in one of its modes. */
export function fakeTestee(mode = "honest"): string {
  const file = fileURLToPath(new URL("fake-testee.mjs", import.meta.url));
  return `${process.execPath} ${file} ${mode}`;
}

/** Writes a scenario that the fake testee answers with its `ref`. Returns the file. */
export function writeScenario(folder: Folder, id: string, ref: string, more = ""): string {
  const text = `title: the fake testee answers ${ref}\nref: ${ref}\n${more}steps: [{ clock: { advance: 1 } }]\n`;
  return folder.write(`scenarios/${id}.yaml`, text);
}

/** Path of the scenarios that `writeScenario` writes. */
export function scenariosIn(folder: Folder): string {
  return join(folder.path, "scenarios");
}

/** What a command takes to compare those scenarios, as recorded, with the fake testee in one of its modes. */
export function fakeRun(folder: Folder, mode?: string): string[] {
  const port = ["--scenarios", scenariosIn(folder), "--testee", fakeTestee(mode)];
  return ["--oracle", "recorded", ...port];
}

/**
 * Records for every scenario in the folder what CPythons "did": for each full version the text that
 * stands in `results/1`, by scenario id; others did what the fake testee does.
 */
export function writeRecordings(
  folder: Folder,
  pythons: readonly string[],
  said: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): void {
  const recordings = new Recordings(join(scenariosIn(folder), "recordings"));
  for (const found of findScenarios(scenariosIn(folder))) {
    const cells = loadCells([found]).map(({ axes, digest, body, tz }) => {
      const seen = pythons.map((python) => {
        const value = said[found.id]?.[python] ?? `${body.ref} ${tz}`;
        return [python, [{ at: "results/1", value }]] as const;
      });
      return grouped(axes, digest, new Map(seen));
    });
    recordings.write({ scenario: found.id, cells });
  }
}
