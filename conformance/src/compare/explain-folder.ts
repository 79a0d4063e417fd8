import { type Observation, textOf } from "../observation.ts";
import type { Difference } from "./diff.ts";
import type { SideNames } from "./side-names.ts";
import { cut, visible } from "./visible.ts";

const PREFIX = "files/";
const BEGINNING = 30; // characters of a file by which a person knows it again
const CONTENTS_WIDTH = 42;
const NAME_WIDTH = 30;

/**
 * How the two folders came apart: contents are followed to the names that each side keeps them under,
 * as rotation renames files, and what only one side has is named.
 */
export function explainFolder(differences: readonly Difference[], names: SideNames): string[] {
  const histories = historiesOf(differences);
  const apart = histories.filter(({ left, right }) => left.join() !== right.join());
  const moved = apart.filter(({ left, right }) => left.length > 0 && right.length > 0);
  if (moved.length === 0) return differences.flatMap((one) => onlyOneSide(one, names));
  const head = `files: ${moved.length === 1 ? "one lies" : `${moved.length} lie`} under another name`;
  return [
    `${head} (each line is one contents, wherever renames took it)`,
    `    ${"contents".padEnd(CONTENTS_WIDTH)} ${names.left.padEnd(NAME_WIDTH)} ${names.right}`,
    ...apart.map(
      ({ shown, left, right }) =>
        `  ≠ ${shown.padEnd(CONTENTS_WIDTH)} ${listed(left).padEnd(NAME_WIDTH)} ${listed(right)}`,
    ),
  ];
}

/**
 * Whether the folder comparison says all there is to say of a file: only one side has it, or what one
 * side has there stands under another name on the other, so that to compare the two is of no use.
 */
export function folderTells(difference: Difference, all: readonly Difference[]): boolean {
  const { at, left, right } = difference;
  if (!at.startsWith(PREFIX)) return false;
  if (left === undefined || right === undefined) return true;
  const onLeft = new Set(all.flatMap((one) => (one.left ? [contentOf(one.left)] : [])));
  const onRight = new Set(all.flatMap((one) => (one.right ? [contentOf(one.right)] : [])));
  return onRight.has(contentOf(left)) || onLeft.has(contentOf(right));
}

/** One contents, and the names under which it lies on each side. */
interface History {
  readonly shown: string;
  readonly left: string[];
  readonly right: string[];
}

function historiesOf(differences: readonly Difference[]): History[] {
  const histories = new Map<string, History>();
  const at = (seen: Observation): History => {
    const key = contentOf(seen);
    const known = histories.get(key) ?? { shown: shownContents(seen), left: [], right: [] };
    histories.set(key, known);
    return known;
  };
  for (const { at: place, left, right } of differences) {
    if (!place.startsWith(PREFIX)) continue;
    const name = place.slice(PREFIX.length);
    if (left !== undefined) at(left).left.push(name);
    if (right !== undefined) at(right).right.push(name);
  }
  return [...histories.values()];
}

function onlyOneSide({ at, left, right }: Difference, names: SideNames): string[] {
  if (!at.startsWith(PREFIX) || (left !== undefined && right !== undefined)) return [];
  const [who, seen] = left === undefined ? [names.right, right] : [names.left, left];
  return seen === undefined
    ? []
    : [`${at.slice(PREFIX.length)}: only ${who} leaves it: ${shownContents(seen)}`];
}

function contentOf(seen: Observation): string {
  return JSON.stringify({ ...seen, at: "" });
}

function shownContents(seen: Observation): string {
  if ("link" in seen) return `link to ${visible(seen.link)}`;
  if (!("bytes" in seen)) return "dir" in seen ? "folder" : "special file";
  const size = Buffer.from(seen.bytes, "base64").length;
  const text = textOf(seen.bytes);
  const bytes = size === 1 ? "1 byte" : `${size} bytes`;
  if (text === undefined || text === "") return bytes;
  return `${cut(visible(text), BEGINNING)} (${bytes})`;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "(nowhere)" : names.join(", ");
}
