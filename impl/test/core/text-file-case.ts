import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TextFile } from "#impl/core/file/text-file.js";

type Step = readonly [string, ...unknown[]];

/** A case of generate_text_file.py. */
export interface TextFileCase {
  readonly before: string | null;
  readonly open: readonly [unknown, unknown, unknown, unknown];
  readonly steps: readonly Step[];
  readonly results: readonly unknown[];
  readonly after: string | null;
}

/** Reads cases, one a line. */
export function readTextFileCases(lines: string): TextFileCase[] {
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line): TextFileCase => JSON.parse(line));
}

/** Does in the port what the case says, in a folder of its own. */
export function answer({ before, open, steps }: TextFileCase): Omit<TextFileCase, "before"> {
  const folder = mkdtempSync(join(tmpdir(), "logparity-"));
  try {
    const path = join(folder, "app.log");
    if (before !== null) writeFileSync(path, before, "hex");
    return { open, steps, ...watch(folder, path, open, steps) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function watch(
  folder: string,
  path: string,
  [name, mode, encoding, errors]: TextFileCase["open"],
  steps: readonly Step[],
): Pick<TextFileCase, "results" | "after"> {
  const isInFolder = typeof name === "string" && name !== "" && !name.startsWith("/");
  const target = isInFolder ? `${folder}/${name}` : name;
  let file: TextFile | undefined;
  const start = () => {
    file = Reflect.construct(TextFile, [target, mode, { encoding, errors }]);
    return null;
  };
  const results = [outcome(start, folder)];
  for (const step of file === undefined ? [] : steps) {
    results.push(outcome(() => perform(file, path, step), folder));
  }
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  const after = isFile ? readFileSync(path, "hex") : null;
  if (file !== undefined) outcome(() => file?.close(), folder);
  return { results, after };
}

function outcome(action: () => unknown, folder: string): unknown {
  try {
    return action() ?? null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error: [error.name, error.message.replaceAll(`${folder}/`, "")] };
  }
}

function perform(file: TextFile | undefined, path: string, [verb, ...args]: Step): unknown {
  if (file === undefined) throw new Error("No file was opened");
  const call = (method: keyof TextFile, given: readonly unknown[]): unknown =>
    Reflect.apply(Reflect.get(file, method), file, given);
  switch (verb) {
    case "append":
      return appendFileSync(path, String(args[0]), "hex");
    case "truncate":
      return truncateSync(path, Number(args[0]));
    case "get":
      return Reflect.get(file, String(args[0]));
    case "bytes":
      return call("write", [Buffer.from(String(args[0]), "hex")]);
    case "often":
      return Array.from({ length: Number(args[1]) }, () => file.write(String(args[0]))).reduce(
        (sum, length) => sum + length,
      );
    case "write":
    case "flush":
    case "tell":
    case "seek":
    case "isatty":
    case "close":
    case "fileno":
      return call(verb, args);
    default:
      throw new Error(`No step ${verb}`);
  }
}
