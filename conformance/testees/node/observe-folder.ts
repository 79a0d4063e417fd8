import { type Dirent, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import type { Observation } from "./message.ts";

/** Everything under `root`, ordered by path. */
export function observeFolder(root: string): Observation[] {
  const seen = walk(root, "");
  return seen.toSorted((one, other) => Buffer.compare(Buffer.from(one.at), Buffer.from(other.at)));
}

function walk(root: string, inside: string): Observation[] {
  const entries = readdirSync(join(root, inside), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const relative = `${inside}${entry.name}`;
    const seen = observe(join(root, relative), `files/${relative}`, entry);
    return entry.isDirectory() ? [seen, ...walk(root, `${relative}/`)] : [seen];
  });
}

function observe(path: string, at: string, entry: Dirent): Observation {
  if (entry.isSymbolicLink()) return { at, link: readlinkSync(path) };
  if (entry.isDirectory()) return { at, dir: true };
  if (!entry.isFile()) return { at, fifo: true };
  return { at, bytes: readFileSync(path).toString("base64") };
}
