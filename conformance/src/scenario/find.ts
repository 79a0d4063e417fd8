import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** A scenario that exists, known by its path alone. */
export interface ScenarioFile {
  /** Path below the scenario folder without `.yaml`, `/` separated: `rotating-file/size/threshold`. */
  readonly id: string;
  readonly file: string;
}

/** Every scenario below `folder`, ordered by id. Errors: those of reading a folder. */
export function findScenarios(folder: string): ScenarioFile[] {
  return findFiles(folder, ".yaml");
}

/** Every file below `folder` with this ending; its id is the path without the ending, `/` separated. */
export function findFiles(folder: string, ending: string): ScenarioFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ id: idOf(folder, file, ending), file }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function idOf(folder: string, file: string, ending: string): string {
  return relative(folder, file).split(sep).join("/").slice(0, -ending.length);
}

const TITLE_BYTES = 400; // far beyond any title; the rest of the file is not read

/** Title of a scenario without parsing it: it always stands on the first line. */
export function titleOf(file: string): string | undefined {
  const start = Buffer.alloc(TITLE_BYTES);
  const descriptor = openSync(file, "r");
  try {
    const length = readSync(descriptor, start, 0, TITLE_BYTES, 0);
    const [first = ""] = start.toString("utf8", 0, length).split(/\r?\n/u, 1);
    return /^title:\s+(?<title>.*?)\s*$/u
      .exec(first)
      ?.groups?.["title"]?.replace(/^(["'])(.*)\1$/u, "$2");
  } finally {
    closeSync(descriptor);
  }
}
