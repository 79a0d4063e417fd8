import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { lineage, type Touched, touchedNames } from "./touched-names.ts";

/** Something that a document names. */
export interface DocumentedName {
  readonly name: string;
  readonly kind: string;
  /** Versions of the documents that name it. */
  readonly documents: readonly string[];
  /** Scenarios that show it, those that say they are about it first. */
  readonly scenarios: readonly string[];
}

/** The page that holds the table. */
export const PAGE: string = fileURLToPath(new URL("../../../docs/api.md", import.meta.url));

const NAMES = new URL("../../../fixtures/documented-names.json", import.meta.url);
const SHOWN = 3;

type Listed = Readonly<Record<string, { kind: string; documents: string[] }>>;

/** All that the documents name, with the scenarios that show it. */
export function documentedNames(): DocumentedName[] {
  const listed: Listed = JSON.parse(readFileSync(NAMES, "utf8"));
  const proofs = proofsOf(touchedNames(), listed);
  return Object.entries(listed).map(([name, { kind, documents }]) => ({
    name,
    kind,
    documents,
    scenarios: proofs.get(name) ?? [],
  }));
}

function proofsOf(scenarios: readonly Touched[], listed: Listed): Map<string, string[]> {
  const about = new Map<string, string[]>();
  const use = new Map<string, string[]>();
  for (const { id, ref, names } of scenarios) {
    const subject = `logging.${ref.replace(/^logging\./u, "")}`;
    const inHandlers = `logging.handlers.${ref}`;
    for (const name of [subject, inHandlers]) if (name in listed) add(about, name, id);
    for (const row of new Set([...names].flatMap((name) => rowOf(name, listed) ?? []))) {
      add(use, row, id);
    }
  }
  const all = Object.keys(listed).map((name): [string, string[]] => {
    const others = (use.get(name) ?? []).toSorted((one, other) => distance(one) - distance(other));
    return [name, [...new Set([...(about.get(name) ?? []), ...others])]];
  });
  return new Map(all);
}

/** Configurations use everything, and are about none of it. */
function distance(id: string): number {
  return id.startsWith("config/") ? 1 : 0;
}

/** The row of a member is that of the class itself, or of the nearest base that has one. */
function rowOf(name: string, listed: Listed): string | undefined {
  if (name in listed) return name;
  const dot = name.lastIndexOf(".");
  const member = name.slice(dot + 1);
  return lineage(name.slice(0, dot))
    .map((owner) => `${owner}.${member}`)
    .find((row) => row in listed);
}

function add(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** The whole page. */
export function apiPage(names: readonly DocumentedName[]): string {
  const documents = [...new Set(names.flatMap((one) => one.documents))].toSorted();
  const rows = names.map(
    ({ name, kind, documents: those, scenarios }) =>
      `| \`${pageName(name)}\` | ${kind} | ${count(those, documents)} | ${shown(scenarios)} |\n`,
  );
  return `<!-- made by conformance/test/api/generate-table.mjs -->

# What the documents name, and what shows it

Five documents of \`logging.handlers\` (${documents.join(", ")}) name ${names.length} classes, methods, attributes, functions and constants. Each is in
the port under the same name, and each is shown by scenarios, which the port and CPythons 3.6 to 3.15 run alike. Names of \`logging.handlers\` stand
here without the package. \`npx logparity run SCENARIO\` runs one.

| name | kind | in | shown by |
| --- | --- | --- | --- |
${rows.join("")}`;
}

function count(those: readonly string[], all: readonly string[]): string {
  return those.length === all.length ? "all" : those.join(", ");
}

function shown(scenarios: readonly string[]): string {
  return scenarios
    .slice(0, SHOWN)
    .map((id) => `\`${id}\``)
    .join(", ");
}

/** The scenarios that the page has for each name. */
export function pageRows(page: string): Map<string, string[]> {
  const rows = page.split("\n").flatMap((line): [string, string[]][] => {
    const [, name, , , scenarios = ""] = line.split(" | ").join("|").split("|");
    const [bare = ""] = /(?<=`).*(?=`)/u.exec(name ?? "") ?? [];
    return bare === "" ? [] : [[bare, scenarios.match(/[\w-]+(?:\/[\w-]+)+/gu) ?? []]];
  });
  return new Map(rows);
}

/** The name as the page writes it. */
export function pageName(name: string): string {
  return name.replace(/^logging\.handlers\./u, "");
}
