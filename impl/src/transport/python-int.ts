const INTEGER = /^[+-]?\d+(?:_\d+)*$/;

/** Python's `int(text)` for ASCII text; null where Python raises ValueError. */
export function pythonInt(text: string): number | null {
  const digits = text.trim();
  return INTEGER.test(digits) ? Number(digits.replaceAll("_", "")) : null;
}
