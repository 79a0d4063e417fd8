import { splitAtBlank } from "./characters.ts";
import type { Reader } from "./reader.ts";

/**
 * Takes text up to white space or one of `ends`, and returns it without its backslashes; a
 * backslash makes the next character an ordinary one.
 *
 * Source: CPython 3.15, `email._header_value_parser._get_ptext_to_endchars`.
 */
export function scanText(reader: Reader, ends: string): string {
  const [fragment] = splitAtBlank(reader.rest);
  let text = "";
  let position = 0;
  let isEscaped = false;
  for (; position < fragment.length; position++) {
    const character = fragment.charAt(position);
    if (character === "\\" && !isEscaped) {
      isEscaped = true;
      continue;
    }
    if (!isEscaped && ends.includes(character)) break;
    isEscaped = false;
    text += character;
  }
  reader.take(position);
  return text;
}
