const HIGH_SURROGATE = /[\ud800-\udbff]/;

/** Length of `text` as Python counts it: code points, where a lone surrogate counts as one. */
export function codePointLength(text: string): number {
  if (!HIGH_SURROGATE.test(text)) return text.length;
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** The characters of `text` as Python sees them, one string per code point. */
export function codePoints(text: string): string[] {
  return Array.from(text);
}

/** Python's `text[start:end]` for indexes from zero up, counted in code points. */
export function codePointSlice(text: string, start: number, end?: number): string {
  if (!HIGH_SURROGATE.test(text)) return text.slice(start, end);
  return codePoints(text).slice(start, end).join("");
}

/** Orders strings as Python does, by code point; for use with `sort`. */
export function compareCodePoints(left: string, right: string): number {
  const others = codePoints(right);
  let index = 0;
  for (const character of left) {
    const other = others[index++];
    if (other === undefined) return 1;
    const order = (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return index - others.length;
}
