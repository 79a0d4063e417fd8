import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Document, parse, visit } from "yaml";
import type { Scenario } from "../scenario/schema.ts";
import type { Finding } from "./hunt.ts";
import { seedText } from "./seed.ts";

/** A kept scenario: its id, and the file it is in. */
export interface FoundFile {
  readonly id: string;
  readonly file: string;
}

/** The place of a finding below a scenario folder; the same finding always has the same place. */
export function placeOf(folder: string, family: string, { seed }: Finding): FoundFile {
  const id = `${family}/found/seed-${seed.number}-run-${seed.offset}`;
  return { id, file: join(folder, ...`${id}.yaml`.split("/")) };
}

/** Writes a finding as a scenario that can be run, with what led to it as comments. */
export function writeFound(
  { file }: FoundFile,
  { scenario, seed }: Finding,
  notes: readonly string[],
): void {
  const title = `${scenario.title} (seed ${seedText(seed)})`;
  const comments = notes.flatMap((note) => note.split("\n")).map((line) => `# ${line}`.trimEnd());
  const [first = "", ...rest] = scenarioLines({ ...scenario, title });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${[first, ...comments, ...rest].join("\n")}\n`);
}

/** A scenario as YAML in the form of those that people write: a step a line. */
function scenarioLines(scenario: Scenario): string[] {
  const { title, ...body } = scenario;
  const text = `${new Document({ title }).toString({ lineWidth: 0 })}${bodyText(body)}`;
  return isDeepStrictEqual(readBack(text), scenario)
    ? text.trimEnd().split("\n")
    : asJson(scenario);
}

function bodyText(body: Omit<Scenario, "title">): string {
  const document = new Document(body);
  const steps = document.get("steps");
  visit(document, {
    Collection: (_, node) => {
      if (node !== steps && node !== document.contents) node.flow = true; // each step is a line
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function readBack(text: string): unknown {
  try {
    return parse(Buffer.from(text).toString("utf8"));
  } catch {
    return undefined;
  }
}

/** JSON is YAML too, and escapes what the other form may lose: surrogates, odd line ends. */
function asJson(scenario: Scenario): string[] {
  return Object.entries(scenario).flatMap(([key, value]) => {
    if (key !== "steps") return [`${key}: ${JSON.stringify(value)}`];
    return [`${key}:`, ...scenario.steps.map((step) => `  - ${JSON.stringify(step)}`)];
  });
}
