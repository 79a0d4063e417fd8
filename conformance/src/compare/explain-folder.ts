import type { Observation } from "../observation.ts";
import type { Difference } from "./diff.ts";

const PREFIX = "files/";

/**
 * How the two folders came apart: what one side keeps under another name, and what only one side has.
 *
 * Names that both sides have with different contents are left to the text and byte comparison,
 * unless the content is that of another file.
 */
export function explainFolder(differences: readonly Difference[]): string[] {
  const files = differences.filter(({ at }) => at.startsWith(PREFIX));
  const ofPort = new Map(
    files.flatMap(({ port }) => (port === undefined ? [] : [[contentOf(port), port.at]])),
  );
  return files.flatMap(({ at, cpython, port }) => {
    const name = at.slice(PREFIX.length);
    const moved = cpython && ofPort.get(contentOf(cpython));
    if (moved !== undefined)
      return [`${name}: the port has these contents under ${moved.slice(PREFIX.length)}`];
    if (port === undefined && cpython)
      return [`${name}: only CPython leaves it (${sizeOf(cpython)})`];
    if (cpython === undefined && port)
      return [`${name}: only the port leaves it (${sizeOf(port)})`];
    return [];
  });
}

function contentOf(seen: Observation): string {
  const { at: _, ...content } = seen;
  return JSON.stringify(content);
}

function sizeOf(seen: Observation): string {
  if ("bytes" in seen) return `${Buffer.from(seen.bytes, "base64").length} bytes`;
  if ("link" in seen) return `link to ${seen.link}`;
  return "dir" in seen ? "folder" : "special file";
}
