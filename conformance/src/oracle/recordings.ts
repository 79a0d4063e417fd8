import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { BadFileError } from "../scenario/bad-file.ts";
import type { Cell } from "../scenario/cell.ts";
import { findFiles } from "../scenario/find.ts";
import { shownPath } from "../scenario/yaml-file.ts";
import { readableJson } from "./readable-json.ts";
import { type ByVersion, Recording, recordedIn } from "./recording.ts";

/** A folder of recordings, one JSON file a scenario. */
export class Recordings {
  readonly folder: string;
  readonly #read = new Map<string, Recording | undefined>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** What was recorded of `cell`; undefined where nothing was, or of an older form of the scenario. */
  of(cell: Cell): ByVersion | undefined {
    const recording = this.read(cell.scenario);
    return recording && recordedIn(recording, cell);
  }

  /** The recording of a scenario. Errors: `BadFileError` where the file is not one. */
  read(scenario: string): Recording | undefined {
    if (!this.#read.has(scenario)) this.#read.set(scenario, readRecording(this.#file(scenario)));
    return this.#read.get(scenario);
  }

  /** Writes a recording in its readable form. */
  write(recording: Recording): void {
    const file = this.#file(recording.scenario);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${readableJson(recording)}\n`);
    this.#read.set(recording.scenario, recording);
  }

  /** Scenarios that have a recording, whether or not the scenario still exists. */
  scenarios(): string[] {
    return existsSync(this.folder) ? findFiles(this.folder, ".json").map(({ id }) => id) : [];
  }

  /** Forgets a scenario that is gone. */
  remove(scenario: string): void {
    rmSync(this.#file(scenario), { force: true });
  }

  #file(scenario: string): string {
    return join(this.folder, `${scenario}.json`);
  }
}

function readRecording(file: string): Recording | undefined {
  if (!existsSync(file)) return undefined;
  const bad = (message: string): BadFileError =>
    new BadFileError([{ file: shownPath(file), line: 1, column: 1, message }]);
  try {
    const parsed = Recording.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw bad(`not a recording: ${issue?.path.join(".")}: ${issue?.message}; run logparity record`);
  } catch (error) {
    throw error instanceof SyntaxError ? bad(`not JSON: ${error.message}`) : error;
  }
}
