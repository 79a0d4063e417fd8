const DECIMAL_DIGIT = /^\p{Nd}$/u;

/**
 * Value of a decimal digit of any script, or -1 if `character` is none.
 *
 * Format specifications and field indexes may be written in any of them.
 */
export function decimalDigit(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code >= 0x30 && code <= 0x39 ? code - 0x30 : -1;
  if (!DECIMAL_DIGIT.test(character)) return -1;
  // Digits come in rows of ten, from zero up, and some rows stand side by side.
  let first = code;
  while (DECIMAL_DIGIT.test(String.fromCodePoint(first - 1))) first--;
  return (code - first) % 10;
}
