import type { Observation } from "../observation.ts";
import type { Difference } from "./diff.ts";
import type { SideNames } from "./side-names.ts";

const PREFIX = "files/";

/**
 * How the two folders came apart: what one side keeps under another name, and what only one side has.
 *
 * Names that both sides have with different contents are left to the text and byte comparison,
 * unless the content is that of another file.
 */
export function explainFolder(differences: readonly Difference[], names: SideNames): string[] {
  const files = differences.filter(({ at }) => at.startsWith(PREFIX));
  const onRight = new Map(
    files.flatMap(({ right }) => (right === undefined ? [] : [[contentOf(right), right.at]])),
  );
  return files.flatMap(({ at, left, right }) => {
    const name = at.slice(PREFIX.length);
    const moved = left && onRight.get(contentOf(left));
    if (moved !== undefined) {
      return [`${name}: ${names.right} has these contents under ${moved.slice(PREFIX.length)}`];
    }
    if (left && right === undefined)
      return [`${name}: only ${names.left} leaves it (${sizeOf(left)})`];
    if (right && left === undefined)
      return [`${name}: only ${names.right} leaves it (${sizeOf(right)})`];
    return [];
  });
}

function contentOf(seen: Observation): string {
  return JSON.stringify({ ...seen, at: "" });
}

function sizeOf(seen: Observation): string {
  if ("bytes" in seen) return `${Buffer.from(seen.bytes, "base64").length} bytes`;
  if ("link" in seen) return `link to ${seen.link}`;
  return "dir" in seen ? "folder" : "special file";
}
