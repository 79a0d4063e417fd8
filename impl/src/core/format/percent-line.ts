import { remembering } from "../../python/text/parse-cache.ts";
import { type Conversion, parsePercent } from "../../python/text/percent-parse.ts";
import { showsCallSite } from "../call-site/call-site-fields.ts";
import type { LogRecord } from "../record/record.ts";

/** A `%` format for records, taken apart once. */
export interface PercentLine {
  /** Names of the fields, each once; undefined if a conversion has no name and takes the whole dict. */
  readonly fields: readonly string[] | undefined;
  /** Texts around the fields. */
  readonly literals: readonly string[];
  /** Whether the format shows nothing of the call site. A field without a name shows everything. */
  readonly isBlind: boolean;
  /** The fields, if all are of the everyday kind that {@link quickLine} knows. */
  readonly pieces: readonly Piece[] | undefined;
}

/** A field that shows text or a whole number as it is, but for blanks around it. */
interface Piece {
  readonly key: string;
  readonly type: "s" | "d";
  /** Least width; 0 for none. */
  readonly width: number;
  readonly left: boolean;
}

/**
 * Attributes that hold text or a whole number. Those that count as float are not among them, nor
 * what only `extra` brings, for the general path knows them best.
 */
const PLAIN_FIELDS = new Set([
  "name",
  "levelname",
  "levelno",
  "pathname",
  "filename",
  "module",
  "lineno",
  "funcName",
  "thread",
  "threadName",
  "processName",
  "process",
  "message",
  "asctime",
]);

/** Takes a format apart. */
export const percentLine: (format: string) => PercentLine = remembering((format) => {
  const { literals, conversions } = parsePercent(format);
  const pieces = conversions.map(pieceOf);
  const names = conversions.map(({ key }) => key);
  return {
    fields: names.every(isText) ? [...new Set(names.filter(isText))] : undefined,
    literals,
    isBlind: names.every(isText) && !showsCallSite(format),
    pieces: pieces.every(isPiece) ? pieces : undefined,
  };
});

function isText(name: string | undefined): name is string {
  return name !== undefined;
}

function isPiece(piece: Piece | undefined): piece is Piece {
  return piece !== undefined;
}

function pieceOf(conversion: Conversion): Piece | undefined {
  const { key, type, left, width, plain } = conversion;
  if (key === undefined || !PLAIN_FIELDS.has(key)) return undefined;
  if ((type !== "s" && type !== "d") || typeof width !== "number") return undefined;
  const onlyWidth =
    !conversion.plus && !conversion.blank && !conversion.zero && !conversion.alternate;
  if (!plain && !(onlyWidth && conversion.precision === -1)) return undefined;
  if (conversion.fault !== undefined) return undefined;
  return { key, type, width: Math.max(width, 0), left };
}

/** The record by a format of everyday fields; undefined where a value is not what it usually is. */
export function quickLine(
  literals: readonly string[],
  pieces: readonly Piece[],
  record: LogRecord,
): string | undefined {
  let line = literals[0] ?? "";
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index];
    if (piece === undefined) return undefined;
    const text = textOf(record[piece.key], piece);
    if (text === undefined) return undefined;
    line += text;
    line += literals[index + 1];
  }
  return line;
}

function textOf(value: unknown, { type, width, left }: Piece): string | undefined {
  let text: string;
  if (typeof value === "string" && type === "s") text = value;
  else if (Number.isSafeInteger(value) && value !== 0) text = String(value);
  else return undefined;
  if (width === 0) return text;
  if (/[^\0-\x7F]/.test(text)) return undefined; // width counts code points
  return left ? text.padEnd(width) : text.padStart(width);
}
