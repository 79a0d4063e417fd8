const DECIMAL_DIGIT = /^\p{Nd}$/u;
/** Five rows of mathematical digits stand side by side from here, unlike all other scripts. */
const MATHEMATICAL_ZERO = 0x1d7ce;
const MATHEMATICAL_END = 0x1d800;

/**
 * Value of a decimal digit of any script, or -1 if `character` is none.
 *
 * Format specifications and field indexes may be written in any of them.
 */
export function decimalDigit(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code >= 0x30 && code <= 0x39 ? code - 0x30 : -1;
  if (!DECIMAL_DIGIT.test(character)) return -1;
  if (code >= MATHEMATICAL_ZERO && code < MATHEMATICAL_END) return (code - MATHEMATICAL_ZERO) % 10;
  // A script's zero ends in hexadecimal 0 or 6.
  const last = code & 0xf;
  return last < 10 && DECIMAL_DIGIT.test(String.fromCodePoint(code - last)) ? last : last - 6;
}
