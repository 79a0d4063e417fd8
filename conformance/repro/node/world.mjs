import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exceptionTypeName, repr, str } from "logparity/python";

// All happens in one empty folder: the one that is named, or a new one.
process.chdir(process.argv[2] ?? mkdtempSync(join(tmpdir(), "repro-")));
process.umask(0o022);

/** Prints what a step answered, or what it raised. */
export function show(place, value) {
  const text =
    value instanceof Error ? `raises ${exceptionTypeName(value)}: ${str(value)}` : repr(value);
  say(place, text);
}

/** Prints a line, without what is another in each run. */
export function say(place, text) {
  const same = text.replaceAll(process.cwd(), "<folder>").replaceAll(/ at 0x[0-9a-f]+/gu, "");
  process.stdout.write(`${place} ${same}\n`);
}

/** Prints every file that is there now, with its bytes. */
export function showFiles(folder = ".") {
  for (const name of readdirSync(folder).toSorted()) {
    const path = join(folder, name);
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) say(`files/${path}`, `is a link to ${readlinkSync(path)}`);
    else if (stat.isFile()) say(`files/${path}`, repr(readFileSync(path)));
    else say(`files/${path}`, stat.isDirectory() ? "is a folder" : "is a special file");
    if (stat.isDirectory()) showFiles(path);
  }
}
