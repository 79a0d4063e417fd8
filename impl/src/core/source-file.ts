import { fileURLToPath } from "node:url";

/** What is known of a source file, by the name that V8 gives it. */
export interface SourceFile {
  /** Path: V8 gives the URL of an ECMAScript module. */
  readonly path: string;
  /** Whether the file is the port's own. */
  readonly isPort: boolean;
  /** Whether `stacklevel` passes over its calls: they are the port's, or Node's own machinery. */
  readonly isInternal: boolean;
}

/** The folder of the port, as V8 names its files; empty where a bundler has moved the code. */
const PORT = /\/core\/source-file\.[jt]s$/.test(import.meta.url)
  ? new URL("..", import.meta.url).href
  : "";

const known = new Map<string, SourceFile>();
let lastName = "";
let last: SourceFile | undefined;

/** What is known of the file that V8 calls `name`. */
export function sourceFile(name: string): SourceFile {
  if (last !== undefined && name === lastName) return last;
  lastName = name;
  last = known.get(name) ?? inspect(name);
  return last;
}

function inspect(name: string): SourceFile {
  const isPort = PORT !== "" && name.startsWith(PORT);
  const isInternal = isPort || name.startsWith("node:internal/");
  const made = { path: pathOf(name), isPort, isInternal };
  known.set(name, made);
  return made;
}

/** A file as a path. */
export function pathOf(name: string): string {
  return name.startsWith("file://") ? fileURLToPath(name) : name;
}
