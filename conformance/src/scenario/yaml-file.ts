import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { type Document, isMap, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { BadFileError, type Problem } from "./bad-file.ts";
import { plainIssues } from "./plain-issue.ts";

/** What a checked YAML file held, and how to point into it. */
export interface YamlFile<T> {
  readonly value: T;
  /** Line, from 1, on which the value at `path` begins. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Reads a YAML file and checks it against `shape`.
 *
 * Errors: `BadFileError` with every problem found, each with its line and what was expected.
 */
export function readYaml<T>(file: string, shape: z.ZodType<T>): YamlFile<T> {
  const name = shownPath(file);
  const lines = new LineCounter();
  const document = parseDocument(readText(file, name), { lineCounter: lines, prettyErrors: false });
  const syntax = document.errors.map(({ message, pos }) => problemAt(name, lines, pos[0], message));
  if (syntax.length > 0) throw new BadFileError(syntax);

  const parsed = shape.safeParse(document.toJS());
  if (!parsed.success) {
    const problems = plainIssues(parsed.error.issues).map(({ path, message, atKey }) =>
      problemAt(name, lines, offsetOf(document, path, atKey), `${pathText(path)}${message}`),
    );
    throw new BadFileError(problems);
  }
  const lineOf = (path: readonly PropertyKey[]): number =>
    lines.linePos(offsetOf(document, path, false)).line;
  return { value: parsed.data, lineOf };
}

/** `file` as a person in the current folder would write it. */
export function shownPath(file: string): string {
  const short = relative(process.cwd(), file);
  return short.startsWith("..") ? file : short;
}

function readText(file: string, name: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new BadFileError([{ file: name, line: 1, column: 1, message }]);
  }
}

function problemAt(file: string, lines: LineCounter, offset: number, message: string): Problem {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1), message };
}

/** Where the nearest existing ancestor of `path` stands; its key, where the key is what is wrong. */
function offsetOf(document: Document, path: readonly PropertyKey[], atKey: boolean): number {
  for (let length = path.length; length > 0; length--) {
    const inner = path.slice(0, length);
    const node = document.getIn(inner, true);
    if (node === undefined) continue;
    const key = keyOffset(document, inner);
    if (atKey && key !== undefined) return key;
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyOffset(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isNode(key) && String(key) === String(path.at(-1)));
  return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
}

/** `steps[3].log.level: `, steps counted from 1 as everywhere else; nothing for the whole file. */
function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "";
  const parts = path.map((part, index) => {
    if (typeof part !== "number") return index === 0 ? String(part) : `.${String(part)}`;
    return `[${path[index - 1] === "steps" ? part + 1 : part}]`;
  });
  return `${parts.join("")}: `;
}
