import { ValueError } from "../exceptions/builtin.ts";

/** Text and the replacement field after it. Source: CPython 3.15, `string.Formatter.parse`. */
export interface FormatPiece {
  /** Text before the field, with `{{` and `}}` already single. */
  readonly literal: string;
  /** What stands before `!` and `:`, e.g. `0.name[3]`; null if no field follows the text. */
  readonly field: string | null;
  /** What stands after `:`; null if no field follows. */
  readonly spec: string | null;
  /** The character after `!`; null if there is none. */
  readonly conversion: string | null;
}

/**
 * Takes a format string of `str.format` apart, piece by piece.
 *
 * Errors: ValueError, when the faulty piece is reached.
 */
export function* parseFormat(format: string): Generator<FormatPiece, void, undefined> {
  let position = 0;
  while (position < format.length) {
    const brace = nextBrace(format, position);
    if (brace === format.length) {
      yield textOnly(format.slice(position));
      return;
    }
    const character = format.charAt(brace);
    if (format.charAt(brace + 1) === character) {
      yield textOnly(format.slice(position, brace + 1));
      position = brace + 2;
      continue;
    }
    if (character === "}" || brace + 1 === format.length) {
      throw new ValueError(`Single '${character}' encountered in format string`);
    }
    const field = parseField(format, brace + 1);
    yield { literal: format.slice(position, brace), ...field.piece };
    position = field.end;
  }
}

function nextBrace(format: string, from: number): number {
  let index = from;
  while (index < format.length && format[index] !== "{" && format[index] !== "}") index++;
  return index;
}

function textOnly(literal: string): FormatPiece {
  return { literal, field: null, spec: null, conversion: null };
}

/** A field and the index after its closing brace. */
interface ParsedField {
  readonly piece: Omit<FormatPiece, "literal">;
  readonly end: number;
}

function parseField(format: string, start: number): ParsedField {
  const stop = fieldNameEnd(format, start);
  const field = format.slice(start, stop);
  if (format[stop] === "}") {
    return { piece: { field, spec: "", conversion: null }, end: stop + 1 };
  }
  if (format[stop] === ":") return withSpec(format, field, null, stop + 1);
  return withConversion(format, field, stop + 1);
}

/** Index of the `}`, `:` or `!` that ends the field's name; those in brackets do not. */
function fieldNameEnd(format: string, start: number): number {
  let index = start;
  for (; index < format.length; index++) {
    const character = format.charAt(index);
    if (character === "{") throw new ValueError("unexpected '{' in field name");
    if ("}:!".includes(character)) return index;
    if (character !== "[") continue;
    const close = format.indexOf("]", index);
    index = close < 0 ? format.length : close;
  }
  throw new ValueError("expected '}' before end of string");
}

function withConversion(format: string, field: string, start: number): ParsedField {
  const code = format.codePointAt(start);
  if (code === undefined) {
    throw new ValueError("end of string while looking for conversion specifier");
  }
  const conversion = String.fromCodePoint(code);
  const next = start + conversion.length;
  if (format[next] === "}") return { piece: { field, spec: "", conversion }, end: next + 1 };
  if (next < format.length && format[next] !== ":") {
    throw new ValueError("expected ':' after conversion specifier");
  }
  return withSpec(format, field, conversion, next + 1);
}

function withSpec(
  format: string,
  field: string,
  conversion: string | null,
  start: number,
): ParsedField {
  let depth = 1;
  for (let index = start; index < format.length; index++) {
    const character = format.charAt(index);
    if (character === "{") depth++;
    else if (character === "}" && --depth === 0) {
      return { piece: { field, spec: format.slice(start, index), conversion }, end: index + 1 };
    }
  }
  throw new ValueError("unmatched '{' in format spec");
}
