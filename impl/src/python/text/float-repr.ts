/**
 * The shortest text that reads back as the same float.
 *
 * JavaScript and Python agree on the digits (shortest round trip) and part on the notation: Python
 * writes a whole number with `.0`, and turns to an exponent below 1e-4 and from 1e16 on.
 *
 * Source: CPython 3.15, `float.__repr__`.
 */
export function floatRepr(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e16) {
    const text = String(value);
    return Number.isInteger(value) ? `${text}.0` : text;
  }
  if (size === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  if (!Number.isFinite(value)) return nonFinite(value);
  return pythonExponent(value.toExponential());
}

/** `nan`, `inf` or `-inf`. */
export function nonFinite(value: number): string {
  if (Number.isNaN(value)) return "nan";
  return value > 0 ? "inf" : "-inf";
}

/** Rewrites JavaScript's `1e-7` with the sign and at least two digits that Python shows: `1e-07`. */
export function pythonExponent(text: string): string {
  const [mantissa = "", exponent = "+0"] = text.split("e");
  return `${mantissa}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, "0")}`;
}
