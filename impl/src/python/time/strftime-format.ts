import { DIRECTIVES } from "./strftime-directives.ts";
import { padded, type Spec } from "./strftime-spec.ts";
import type { struct_time } from "./struct-time.ts";

/** A format that has been read; writes the moment given to it. */
export type CompiledFormat = (t: struct_time) => string;

/** Directives that stand for several others, by letter; `refuses` as in `Directive`. */
const COMPOSITES: Readonly<Record<string, { readonly refuses: string; readonly format: string }>> =
  {
    c: { refuses: "O", format: "%a %b %e %H:%M:%S %Y" },
    D: { refuses: "EO", format: "%m/%d/%y" },
    F: { refuses: "EO", format: "%Y-%m-%d" },
    r: { refuses: "", format: "%I:%M:%S %p" },
    R: { refuses: "", format: "%H:%M" },
    T: { refuses: "", format: "%H:%M:%S" },
    x: { refuses: "O", format: "%m/%d/%y" },
    X: { refuses: "O", format: "%H:%M:%S" },
  };

/** A stretch of ASCII, which is what the C library is given; or anything else, kept as it is. */
const PIECES = /(?:(?!\0)\p{ASCII})+|(?:\0|\P{ASCII})[^%]*/gu;

/** Flags, width, modifier and letter; the letter is missing at the end. */
const DIRECTIVE = /%([_\-0^#]*)(\d*)([EO]?)([^]?)/g;

/** Reads a strftime format once, so that writing is quick. */
export function compileFormat(format: string): CompiledFormat {
  const pieces = Array.from(format.matchAll(PIECES), ([piece]) => compilePiece(piece));
  return (t) => {
    let written = "";
    let room = FIRST_ROOM;
    for (const { length, write } of pieces) {
      const text = write(t);
      room = grown(room, text.length, length);
      if (text.length < room || length === 0) written += text;
    }
    return written;
  };
}

/** CPython doubles the room as long as nothing comes out, and gives up at 256 times the format. */
function grown(room: number, needed: number, formatLength: number): number {
  const fits = needed > 0 && needed < room;
  return fits || room >= 256 * formatLength ? room : grown(room * 2, needed, formatLength);
}

/** Characters that CPython first offers the C library, counting the NUL at the end. */
const FIRST_ROOM = 1024;

interface Piece {
  /** Length for the C library; 0 for text that it is not given. */
  readonly length: number;
  readonly write: CompiledFormat;
}

function compilePiece(piece: string): Piece {
  const first = piece.charCodeAt(0);
  if (first === 0 || first > 127) return { length: 0, write: () => piece };
  // A wider field can never fit, and need not be built.
  const widest = 512 * piece.length + FIRST_ROOM;
  return { length: piece.length, write: sequence(parse(piece, widest)) };
}

function sequence(parts: readonly CompiledFormat[]): CompiledFormat {
  return (t) => {
    let text = "";
    for (const write of parts) text += write(t);
    return text;
  };
}

function parse(piece: string, widest: number): CompiledFormat[] {
  const parts: CompiledFormat[] = [];
  let done = 0;
  for (const found of piece.matchAll(DIRECTIVE)) {
    if (found.index > done) parts.push(literal(piece.slice(done, found.index)));
    parts.push(compileDirective(specOf(found, widest)));
    done = found.index + found[0].length;
  }
  if (done < piece.length) parts.push(literal(piece.slice(done)));
  return parts;
}

function literal(text: string): CompiledFormat {
  return () => text;
}

function specOf(found: RegExpExecArray, widest: number): Spec {
  const [source, flags = "", width = "", modifier = "", letter = ""] = found;
  const pad = /[_\-0](?=[#^]*$)/.exec(flags)?.[0] ?? "";
  return {
    source,
    pad,
    isUpper: flags.includes("^"),
    isSwapped: flags.includes("#"),
    width: Math.min(Number(width), widest),
    modifier,
    letter,
  };
}

function compileDirective(spec: Spec): CompiledFormat {
  const { letter, modifier } = spec;
  const known = DIRECTIVES[letter] ?? COMPOSITES[letter];
  if (known === undefined || (modifier !== "" && known.refuses.includes(modifier))) {
    // glibc looks at `#` of a month before it finds that it does not know the modifier.
    const isUpper = spec.isUpper || (spec.isSwapped && /^[bhB]$/.test(letter));
    const echo = padded({ ...spec, isUpper }, letter === "%" ? "%" : spec.source);
    return () => echo;
  }
  if ("write" in known) return (t) => known.write(t, spec);
  const write = sequence(parse(known.format, spec.width));
  return (t) => padded(spec, write(t));
}
