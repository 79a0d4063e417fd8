import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Makes a copy of the built port with a defect in one of its files, below `folder`, and gives the
 * command that starts its testee.
 *
 * Errors: where the file does not have what is to be replaced.
 */
export function plantedTestee(
  folder: string,
  file: string,
  wanted: RegExp,
  replacement: string,
): string {
  const port = join(folder, "node_modules", "logparity");
  copy("impl/dist", join(port, "dist"));
  copy("impl/package.json", join(port, "package.json"));
  copy("conformance/dist/testees", join(folder, "dist", "testees"));
  copy("conformance/package.json", join(folder, "package.json"));
  for (const name of ["signatures.json", "graph-attributes.json"]) {
    copy(`fixtures/${name}`, join(folder, "fixtures", name));
  }
  plant(join(port, "dist", file), wanted, replacement);
  return `${process.execPath} ${join(folder, "dist", "testees", "node", "main.js")}`;
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(join(ROOT, from), to, { recursive: true });
}

function plant(file: string, wanted: RegExp, replacement: string): void {
  const source = readFileSync(file, "utf8");
  const changed = source.replace(wanted, replacement);
  if (changed === source) throw new Error(`${file} does not have ${String(wanted)}`);
  writeFileSync(file, changed);
}
