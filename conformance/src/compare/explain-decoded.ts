import type { Decoded, Field, Part } from "./decode/decoded.ts";
import { explainText } from "./explain-text.ts";
import { compareLines } from "./lines.ts";
import type { SideNames } from "./side-names.ts";
import { cut, firstDifference } from "./visible.ts";

const SIDE_WIDTH = 35; // two sides, a name and the margins fit in a hundred columns
const LONG_WIDTH = 86;
const MOST_NAMES = 4;
const INDENT = "    ";

/** An explanation whose first line can stand beside the place. */
export interface Explained {
  readonly headline: string;
  readonly lines: readonly string[];
}

/**
 * Bytes that were taken apart, field by field and side by side; the headline names what differs.
 *
 * With `whole` the fields that are alike are written down too, else they are counted. Undefined where
 * both sides read the same, so that only the raw bytes can tell them apart.
 */
export function explainDecoded(
  left: Decoded,
  right: Decoded,
  names: SideNames,
  whole: boolean,
): Explained | undefined {
  if (left.what !== right.what) return undefined;
  let isFirst = true; // one part in full is enough to read the others by
  const pairs = aligned(left.parts, right.parts).map((pair) => {
    const explained = explainPart(pair, names, whole && isFirst);
    if (explained !== undefined) isFirst = false;
    return explained;
  });
  const different = pairs.filter((pair) => pair !== undefined);
  const [first, ...others] = different;
  if (first === undefined) return undefined;
  const alike = pairs.length - different.length;
  const lines = [...first.lines, ...others.flatMap((one) => [one.headline, ...one.lines])];
  return {
    headline: first.headline,
    lines: alike > 0 ? [...lines, `${alike} more of these ${left.what} are alike`] : lines,
  };
}

interface Pair {
  readonly left?: Part | undefined;
  readonly right?: Part | undefined;
}

/** Parts that belong together: equal ones, and between them the first with the first. */
function aligned(lefts: readonly Part[], rights: readonly Part[]): Pair[] {
  const compared = compareLines(lefts.map(identity), rights.map(identity));
  const pairs: Pair[] = [];
  let [onLeft, onRight]: [Part[], Part[]] = [[], []];
  const flush = (): void => {
    const count = Math.max(onLeft.length, onRight.length);
    for (let index = 0; index < count; index++) {
      pairs.push({ left: onLeft[index], right: onRight[index] });
    }
    [onLeft, onRight] = [[], []];
  };
  const [left, right] = [[...lefts], [...rights]];
  for (const { side } of compared) {
    if (side === "both") flush();
    const [one, other] = [side !== "right" && left.shift(), side !== "left" && right.shift()];
    if (side === "both") pairs.push({ left: one || undefined, right: other || undefined });
    else if (one) onLeft.push(one);
    else if (other) onRight.push(other);
  }
  flush();
  return pairs;
}

function identity({ fields }: Part): string {
  return JSON.stringify(fields);
}

function explainPart({ left, right }: Pair, names: SideNames, whole: boolean) {
  if (left === undefined || right === undefined) {
    const [who, part] = left === undefined ? [names.right, right] : [names.left, left];
    return part && { headline: `${part.name}: only ${who}: ${cut(part.summary, 80)}`, lines: [] };
  }
  const rows = rowsOf(left.fields, right.fields);
  const different = rows.filter(isDifferent);
  if (different.length === 0) return undefined;
  const shown = whole ? rows : different;
  const alike = rows.length - shown.length;
  const widths = widthsOf(shown, names);
  return {
    headline: `${left.name} differs in ${listed(namesOf(different))}`,
    lines: [
      ...(shown.some(isBeside) ? [besideLine(" ", "", names.left, names.right, widths)] : []),
      ...shown.flatMap((row) => shownRow(row, names, widths)),
      ...(alike > 0
        ? [`  ${alike === 1 ? "1 more field is" : `${alike} more fields are`} alike`]
        : []),
    ],
  } satisfies Explained;
}

interface Row {
  readonly name: string;
  readonly left?: Field | undefined;
  readonly right?: Field | undefined;
}

/** The fields of both sides by name, in the order of the left one; and that order, where it is not the same. */
function rowsOf(lefts: readonly Field[], rights: readonly Field[]): Row[] {
  const [onLeft, onRight] = [byName(lefts), byName(rights)];
  const common = (fields: readonly Field[]): string =>
    fields
      .map(({ name }) => name)
      .filter((name) => onLeft.has(name) && onRight.has(name))
      .join(", ");
  const rows: Row[] = [...new Set([...onLeft.keys(), ...onRight.keys()])].map((name) => ({
    name,
    left: onLeft.get(name),
    right: onRight.get(name),
  }));
  const [before, after] = [common(lefts), common(rights)];
  if (before === after) return rows;
  const name = "order of fields";
  return [...rows, { name, left: { name, shown: before }, right: { name, shown: after } }];
}

function byName(fields: readonly Field[]): Map<string, Field> {
  return new Map(fields.map((field) => [field.name, field]));
}

function isDifferent({ left, right }: Row): boolean {
  return left?.shown !== right?.shown || left?.raw !== right?.raw;
}

/** How wide the columns have to be. */
interface Widths {
  readonly name: number;
  readonly side: number;
}

function widthsOf(rows: readonly Row[], names: SideNames): Widths {
  const beside = rows.filter(isBeside);
  return {
    name: Math.max(...beside.map(({ name }) => width(name)), 0) + 2,
    side: Math.max(...beside.map((row) => width(written(row)[0])), width(names.left)) + 2,
  };
}

function besideLine(mark: string, name: string, left: string, right: string, widths: Widths) {
  return `${mark} ${pad(name, widths.name)} ${pad(left, widths.side)} ${right}`.trimEnd();
}

/** Whether a row has both sides on one line. */
function isBeside(row: Row): boolean {
  const [one, other] = written(row);
  return !isTextRow(row) && Math.max(width(one), width(other)) <= SIDE_WIDTH;
}

function isTextRow(row: Row): boolean {
  return row.left?.isText === true && row.right?.isText === true && isDifferent(row);
}

/** Both sides; with how they stood in the bytes, where that differs and both are there. */
function written({ left, right }: Row): [string, string] {
  const withRaw = left !== undefined && right !== undefined && left.raw !== right.raw;
  return [shownField(left, withRaw), shownField(right, withRaw)];
}

function shownRow(row: Row, names: SideNames, widths: Widths): string[] {
  const { name, left, right } = row;
  const mark = isDifferent(row) ? "≠" : " ";
  if (isTextRow(row)) {
    const lines = explainText(left?.shown ?? "", right?.shown ?? "");
    return [`${mark} ${name}`, ...lines.map((line) => `${INDENT}${line}`)];
  }
  const [one, other] = written(row);
  if (isBeside(row)) {
    return [besideLine(mark, name, one, other, widths)];
  }
  if (one === other) {
    return [`${mark} ${pad(name, widths.name)} ${cut(one, LONG_WIDTH - widths.name)}`];
  }
  const [plain, opposite] = [shownField(left, false), shownField(right, false)];
  const isRawToo = left !== undefined && right !== undefined && left.raw !== right.raw;
  return [
    `${mark} ${name}`,
    ...(plain === opposite ? [`${INDENT}  ${cut(plain, LONG_WIDTH)}`] : []),
    ...(plain === opposite
      ? []
      : stacked(
          left === undefined ? `(${names.left} has none)` : plain,
          right === undefined ? `(${names.right} has none)` : opposite,
        )),
    ...(isRawToo
      ? [`${INDENT}as sent:`, ...stacked(left.raw ?? plain, right.raw ?? opposite)]
      : []),
  ];
}

function stacked(left: string, right: string): string[] {
  const focus = firstDifference(left, right);
  return [
    `${INDENT}- ${cut(left, LONG_WIDTH, focus)}`,
    `${INDENT}+ ${cut(right, LONG_WIDTH, focus)}`,
  ];
}

function shownField(field: Field | undefined, withRaw: boolean): string {
  if (field === undefined) return "(none)";
  const shown = field.isText === true ? JSON.stringify(field.shown) : field.shown;
  return withRaw && field.raw !== undefined && field.raw !== shown
    ? `${shown}  ←  ${field.raw}`
    : shown;
}

/** Names of rows; those in brackets, which follow from the others, come last. */
function namesOf(rows: readonly Row[]): string[] {
  const names = rows.map(({ name }) => name);
  return [...names.filter((name) => !follows(name)), ...names.filter(follows)];
}

function follows(name: string): boolean {
  return name.startsWith("(");
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
}

function width(text: string): number {
  return Array.from(text).length;
}

function pad(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - width(text)));
}
