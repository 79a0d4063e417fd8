import { type Observation, textOf } from "../observation.ts";
import { decode } from "./decode/decode.ts";
import type { Difference } from "./diff.ts";
import { explainBytes } from "./explain-bytes.ts";
import { type Explained, explainDecoded } from "./explain-decoded.ts";
import { explainFolder, folderTells } from "./explain-folder.ts";
import { explainText } from "./explain-text.ts";
import { explainValue } from "./explain-value.ts";
import { AGAINST_PORT, type SideNames } from "./side-names.ts";
import { cut, visible } from "./visible.ts";

const WIDTH = 100;
const ROOMY = 100; // lines; where there are so many, fields that are alike are written down too

/**
 * Says what differs, in lines for a person. Begins with the field that differs; `-` is the left
 * side, `+` the right one. No more than `limit` lines.
 */
export function explain(
  differences: readonly Difference[],
  limit: number,
  names: SideNames = AGAINST_PORT,
): string[] {
  const inside = differences.filter((difference) => !folderTells(difference, differences));
  const whole = limit >= ROOMY;
  const lines = [
    ...explainFolder(differences, names),
    ...inside.flatMap((difference) => explainOne(difference, names, whole)),
  ];
  if (lines.length <= limit) return lines;
  return [...lines.slice(0, limit - 1), `… ${lines.length - limit + 1} more lines`];
}

function explainOne({ at, left, right }: Difference, names: SideNames, whole: boolean): string[] {
  if (left !== undefined && right !== undefined) {
    const decoded = explainSent(left, right, names, whole);
    if (decoded === undefined) return headed(at, explainPair(left, right, names));
    return [`${at}: ${decoded.headline}`, ...decoded.lines.map((line) => `  ${line}`)];
  }
  const [name, seen] = left === undefined ? [names.right, right] : [names.left, left];
  return seen === undefined ? [] : [`${at}: only ${name}: ${written(seen)}`];
}

/** What a handler sent, taken apart; undefined for all else. */
function explainSent(
  left: Observation,
  right: Observation,
  names: SideNames,
  whole: boolean,
): Explained | undefined {
  const [one, other] = [sentBytes(left), sentBytes(right)];
  const before = one && decode(one);
  const after = before && other && decode(other);
  return after && explainDecoded(before, after, names, whole);
}

/** Bytes that reached a server, or that a method such as makePickle returned. */
function sentBytes(seen: Observation): Uint8Array | undefined {
  if ("bytes" in seen)
    return seen.at.startsWith("lab/") ? Buffer.from(seen.bytes, "base64") : undefined;
  const bytes = "value" in seen && Object.entries(seen.value ?? {});
  const [[key, text] = [], ...more] = bytes || [];
  return key === "$bytes" && typeof text === "string" && more.length === 0
    ? Buffer.from(text, "base64")
    : undefined;
}

function explainPair(left: Observation, right: Observation, names: SideNames): string[] {
  if ("bytes" in left && "bytes" in right) return explainContents(left.bytes, right.bytes);
  if ("value" in left && "value" in right) return explainValue(left.value, right.value, names);
  if ("error" in left && "error" in right) {
    return explainValue({ ...left.error }, { ...right.error }, names);
  }
  return [`${names.left}: ${written(left)}`, `${names.right}: ${written(right)}`];
}

function explainContents(left: string, right: string): string[] {
  const [leftText, rightText] = [textOf(left), textOf(right)];
  if (leftText !== undefined && rightText !== undefined) return explainText(leftText, rightText);
  return explainBytes(Buffer.from(left, "base64"), Buffer.from(right, "base64"));
}

/** One line beside the place, several below it. */
function headed(at: string, lines: readonly string[]): string[] {
  const [first, ...more] = lines;
  if (first === undefined || more.length > 0)
    return [`${at}:`, ...lines.map((line) => `  ${line}`)];
  return [`${at}${first.startsWith(".") ? " " : ": "}${first}`];
}

function written(seen: Observation): string {
  if ("value" in seen) return cut(visible(JSON.stringify(seen.value)), WIDTH);
  if ("link" in seen) return `a link to ${visible(seen.link)}`;
  if ("dir" in seen) return "a folder";
  if ("fifo" in seen) return "a FIFO";
  if ("error" in seen) {
    return cut(visible(`raises ${seen.error.type}: ${seen.error.message}`), WIDTH);
  }
  const sent = sentBytes(seen);
  const decoded = sent && decode(sent);
  if (decoded !== undefined) {
    return `${decoded.what}: ${cut(decoded.parts.map(({ summary }) => summary).join("; "), WIDTH)}`;
  }
  const text = textOf(seen.bytes);
  if (text !== undefined) return cut(visible(text), WIDTH);
  return `${Buffer.from(seen.bytes, "base64").length} bytes`;
}
