import { type CodeTable, codeTable } from "./code-table.ts";
import { SECOND_PLANE_ROWS } from "./moves.ts";
import { findPair, startersOf } from "./stateless.ts";

/** A code, of one character or of two together. */
export interface Found {
  readonly code: number;
  readonly isPair?: boolean;
}

/** A character set that ISO 2022 can switch to. */
export interface Iso2022Charset {
  /** What follows the escape character in its escape sequence. */
  readonly designation: string;
  /** Whether it is switched to by a shift, once its escape sequence has been written. */
  readonly isShifted: boolean;
  /** The code of the character at an index, if it has one. */
  find(text: string, index: number, isLast: boolean): Found | "incomplete" | undefined;
}

/** A charset that has at most one code for a single character. */
function charset(
  designation: string,
  codeOf: (point: number) => number,
  isShifted = false,
): Iso2022Charset {
  const find = (text: string, index: number): Found | undefined => {
    const code = codeOf(text.codePointAt(index) ?? 0);
    return code < 0 ? undefined : { code };
  };
  return { designation, isShifted, find };
}

const SEVEN_BITS = 0x7f7f;

/** The codes of an EUC table that have two bytes, or those that have three. */
function codesOf(table: CodeTable, bytes: 2 | 3): (point: number) => number {
  const lowest = bytes === 2 ? 0x9000 : 0x10000;
  return (point) => {
    const code = table.get(point);
    return code >= lowest && (bytes === 3 || code <= 0xffff) ? code & SEVEN_BITS : -1;
  };
}

function eucJp(): CodeTable {
  return codeTable("japanese", "euc_jp");
}

const jisx0208 = () => charset("$B", codesOf(eucJp(), 2));
const jisx0212 = () => charset("$(D", codesOf(eucJp(), 3));
const gb2312 = () => charset("$(A", codesOf(codeTable("simplified", "gb2312"), 2));
const ksx1001 = () => charset("$(C", codesOf(codeTable("korean", "euc_kr"), 2));
const shiftedKsx1001 = () => charset("$)C", codesOf(codeTable("korean", "euc_kr"), 2), true);

/** Latin letters of JIS X 0201: ASCII, but for two characters. */
const jisx0201Roman = () =>
  charset("(J", (point) => (point === 0xa5 ? 0x5c : point === 0x203e ? 0x7e : -1));

/** Half-width katakana. */
const jisx0201Katakana = () =>
  charset("(I", (point) => (point >= 0xff61 && point <= 0xff9f ? point - 0xff40 : -1));

/** CPython has it in EUC and Shift JIS only. */
const FULLWIDTH_TILDE = 0xff5e;

/** JIS X 0213 with its two planes; the pairs of the first are tried before JIS X 0208. */
function jisx0213(name: string, final: string): readonly Iso2022Charset[] {
  const table = codeTable("japanese", name);
  const first = codesOf(table, 2);
  const second = codesOf(table, 3);
  return [
    pairCharset(table, `$(${final}`),
    jisx0208(),
    charset(`$(${final}`, (point) => (point === FULLWIDTH_TILDE ? -1 : first(point))),
    charset("$(P", (point) => (isSecondPlane(second(point)) ? second(point) : -1)),
  ];
}

function isSecondPlane(code: number): boolean {
  return code >= 0 && SECOND_PLANE_ROWS.includes((code >> 8) - 0x20);
}

/** The codes that stand for two characters. */
function pairCharset(table: CodeTable, designation: string): Iso2022Charset {
  const starters = startersOf(table);
  const find = (text: string, index: number, isLast: boolean): Found | "incomplete" | undefined => {
    if (!starters.has(text.charCodeAt(index))) return undefined;
    const pair = findPair(table, text, index, isLast);
    return typeof pair === "number" ? { code: pair & SEVEN_BITS, isPair: true } : pair;
  };
  return { designation, isShifted: false, find };
}

/** The character sets of each ISO 2022 encoding, in the order in which CPython tries them. */
export const ISO2022_CHARSETS: ReadonlyMap<string, () => readonly Iso2022Charset[]> = new Map([
  ["iso2022_jp", () => [jisx0208(), jisx0201Roman()]],
  ["iso2022_jp_1", () => [jisx0208(), jisx0212(), jisx0201Roman()]],
  ["iso2022_jp_2", () => [jisx0208(), jisx0212(), ksx1001(), gb2312(), jisx0201Roman()]],
  ["iso2022_jp_2004", () => jisx0213("euc_jis_2004", "Q")],
  ["iso2022_jp_3", () => jisx0213("euc_jisx0213", "O")],
  ["iso2022_jp_ext", () => [jisx0208(), jisx0212(), jisx0201Roman(), jisx0201Katakana()]],
  ["iso2022_kr", () => [shiftedKsx1001()]],
]);
