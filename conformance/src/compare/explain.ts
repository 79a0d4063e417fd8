import { groupBy } from "../group-by.ts";
import { type Observation, textOf } from "../observation.ts";
import { decode } from "./decode/decode.ts";
import type { Difference } from "./diff.ts";
import { explainBytes } from "./explain-bytes.ts";
import { type Explained, explainDecoded } from "./explain-decoded.ts";
import { explainFolder, folderTells } from "./explain-folder.ts";
import { explainText } from "./explain-text.ts";
import { explainValue, type Said } from "./explain-value.ts";
import { inPython } from "./in-python.ts";
import { listed } from "./listed.ts";
import { AGAINST_PORT, type Reader, type SideNames } from "./side-names.ts";
import { cut, visible } from "./visible.ts";

const WIDTH = 96;
const NAMES_WIDTH = 70; // of the places that differ alike
const ROOMY = 100; // lines; where there are so many, fields that are alike are written down too,
const SCREEN = 44; // unless that takes more than these

/**
 * Says what differs, in lines for a person. Begins with the field that differs; `-` is the left
 * side, `+` the right one. No more than `limit` lines.
 */
export function explain(
  differences: readonly Difference[],
  limit: number,
  reader: Reader = AGAINST_PORT,
): string[] {
  const inside = differences.filter(
    (difference) =>
      !folderTells(difference, differences) &&
      !isCount(difference, differences) &&
      !isPlainSuccess(difference, differences),
  );
  const told = (whole: boolean): string[] => [
    ...explainFolder(differences, reader),
    ...explainPlaces(inside, reader, whole),
  ];
  const full = limit >= ROOMY ? told(true) : [];
  const lines = full.length > 0 && full.length <= SCREEN ? full : told(false);
  if (lines.length <= limit) return lines;
  return [...lines.slice(0, limit - 1), `… ${lines.length - limit + 1} more lines`];
}

const COUNT = /<\d+ bytes of DATA>/gu;

/** Whether a dialogue differs only in the size of a mail, of which the mail itself tells more. */
function isCount({ at, left, right }: Difference, all: readonly Difference[]): boolean {
  const mail = at.replace(/\/dialogue$/u, "/data");
  const [before, after] = [left, right].map((seen) => {
    const text = seen !== undefined && "bytes" in seen ? textOf(seen.bytes) : undefined;
    return text?.replaceAll(COUNT, "");
  });
  return mail !== at && before === after && all.some((one) => one.at === mail);
}

/** Whether a step just went well on the one side, while the other raises, of which more is told. */
function isPlainSuccess({ at, left, right }: Difference, all: readonly Difference[]): boolean {
  if (left !== undefined && right !== undefined) return false;
  const seen = left ?? right;
  const raised = at.replace(/^results\//u, "raised/");
  const isNone = seen !== undefined && "value" in seen && seen.value === null;
  return isNone && raised !== at && all.some((one) => one.at === raised);
}

/**
 * Each place; those that differ in the same way are told together. With `whole` the first frame,
 * mail or request is told with all its fields: it is enough to read the others by.
 */
function explainPlaces(
  differences: readonly Difference[],
  reader: Reader,
  whole: boolean,
): string[] {
  const told = differences.map((difference) => ({
    difference,
    short: explainOne(difference, reader, false),
  }));
  const groups = groupBy(told, ({ short }) => JSON.stringify(short));
  const kinds = new Set<string>();
  return [...groups.values()].flatMap(([{ difference, short }, ...others]) => {
    const places = others.map((one) => one.difference.at);
    const kind = /^: \w+/u.exec(short.head)?.[0] ?? "";
    const isNew = !kinds.has(kind);
    kinds.add(kind);
    const { head, lines } = whole && isNew ? explainOne(difference, reader, true) : short;
    return [
      `${placeOf(difference, reader)}${head}`,
      ...lines.map((line) => `  ${line}`),
      ...(others.length > 0 ? [`  the same in ${listed(places, NAMES_WIDTH)}`] : []),
    ];
  });
}

function placeOf({ at }: Difference, reader: Reader): string {
  return reader.placeOf?.(at) ?? at;
}

function explainOne(difference: Difference, reader: Reader, whole: boolean): Said {
  const { left, right } = difference;
  if (left !== undefined && right !== undefined) {
    const decoded = explainSent(left, right, reader, whole);
    if (decoded !== undefined) return { head: `: ${decoded.headline}`, lines: decoded.lines };
    return explainPair(left, right, reader, placeOf(difference, reader).length);
  }
  const [name, seen] = left === undefined ? [reader.right, right] : [reader.left, left];
  if (seen === undefined) return { head: "", lines: [] };
  const line = `: only ${name}: ${written(seen)}`;
  const fits = placeOf(difference, reader).length + line.length <= WIDTH;
  return fits ? { head: line, lines: [] } : { head: `: only ${name}:`, lines: [written(seen)] };
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

function explainPair(left: Observation, right: Observation, names: SideNames, used: number): Said {
  if ("bytes" in left && "bytes" in right) return below(explainContents(left.bytes, right.bytes));
  if ("value" in left && "value" in right)
    return explainValue(left.value, right.value, names, used);
  if ("error" in left && "error" in right) {
    return explainValue({ ...left.error }, { ...right.error }, names, used);
  }
  return below([`${names.left}: ${written(left)}`, `${names.right}: ${written(right)}`]);
}

function explainContents(left: string, right: string): string[] {
  const [leftText, rightText] = [textOf(left), textOf(right)];
  if (leftText !== undefined && rightText !== undefined) return explainText(leftText, rightText);
  return explainBytes(Buffer.from(left, "base64"), Buffer.from(right, "base64"));
}

function below(lines: readonly string[]): Said {
  const [first, ...more] = lines;
  if (first !== undefined && more.length === 0) return { head: `: ${first}`, lines: [] };
  return { head: ":", lines };
}

function written(seen: Observation): string {
  if ("value" in seen) return cut(visible(inPython(seen.value)), WIDTH);
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
