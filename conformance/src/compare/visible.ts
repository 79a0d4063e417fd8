const NAMED = new Map([
  ["\n", "⏎"],
  ["\t", "→"],
  ["\r", "␍"],
  ["\u007f", "␡"],
]);
// Control characters, unusual spaces, marks that join or turn text, and lone surrogates.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?! )\p{Zs}/gu;

/** `text` with every character that cannot be seen written out, and spaces before a line end as dots. */
export function visible(text: string): string {
  return text
    .replaceAll(/(?<! ) +(?=\r?\n|$)/gu, (spaces) => "·".repeat(spaces.length))
    .replaceAll(INVISIBLE, (character) => NAMED.get(character) ?? written(character));
}

function written(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

/** `text` cut to about `width` characters, with what surrounds position `focus` kept. */
export function cut(text: string, width: number, focus = 0): string {
  const characters = Array.from(text);
  if (characters.length <= width) return text;
  const start = Math.max(0, Math.min(focus - Math.floor(width / 3), characters.length - width));
  const shown = characters.slice(start, start + width).join("");
  return `${start > 0 ? "…" : ""}${shown}${start + width < characters.length ? "…" : ""}`;
}

/** Number of characters that two texts begin with alike. */
export function firstDifference(one: string, other: string): number {
  const [left, right] = [Array.from(one), Array.from(other)];
  const index = left.findIndex((character, position) => character !== right[position]);
  return index < 0 ? left.length : index;
}
