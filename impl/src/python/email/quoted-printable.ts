/** What stands for itself in the quoted-printable encoding of a body. */
const PLAIN = /^[ !"#$%&'()*+,\-./0-9:;<>?@A-Z[\\\]^_`a-z{|}~\t\r\n]$/;

const ENCODED: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return PLAIN.test(character) ? character : escaped(byte);
});

/**
 * Writes bytes as quoted-printable, in lines of at most `width` characters.
 *
 * Lines are those of the input, whose line ends all become line feeds; longer ones are broken with
 * `=` at the end. A blank at the end of a line is escaped, unless there is no room for that.
 *
 * Source: CPython 3.15, `email.quoprimime.body_encode`; RFC 2045.
 */
export function quotedPrintable(bytes: Uint8Array, width: number): string {
  const text = Array.from(bytes, (byte) => ENCODED[byte] ?? "").join("");
  if (text === "") return "";
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop(); // what ends with a line break has no line behind it
  const written = lines.flatMap((line) => brokenLine(line, width));
  return written.join("\n") + (/[\r\n]$/.test(text) ? "\n" : "");
}

function brokenLine(line: string, width: number): string[] {
  const pieces: string[] = [];
  let start = 0;
  const lastStart = line.length - 1 - width;
  while (start <= lastStart) {
    const stop = stopOf(line, start + width - 1);
    pieces.push(`${line.slice(start, stop)}=`);
    start = stop;
  }
  pieces.push(...endOfLine(line.slice(start), start - lastStart));
  return pieces;
}

/** Where to break at the latest, moved in front of an escape that would be torn. */
function stopOf(line: string, stop: number): number {
  if (line[stop - 2] === "=") return stop - 2;
  return line[stop - 1] === "=" ? stop - 1 : stop;
}

/** `room` counts the characters that are left of the line, from one up. */
function endOfLine(rest: string, room: number): string[] {
  const blank = rest.at(-1);
  if (blank !== " " && blank !== "\t") return [rest];
  const before = rest.slice(0, -1);
  if (room >= 3) return [before + escaped(blank.charCodeAt(0))];
  if (room === 2) return [`${before}${blank}=`, ""];
  return [`${before}=`, escaped(blank.charCodeAt(0))];
}

function escaped(byte: number): string {
  return `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
