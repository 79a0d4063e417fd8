import { nameExceptions, ValueError } from "./exceptions.ts";

/** Bytes are no base64. Source: CPython 3.15, `binascii.Error`. */
class BinasciiError extends ValueError {}
nameExceptions({ Error: BinasciiError });
Object.defineProperty(BinasciiError.prototype, "__module__", {
  value: "binascii",
  configurable: true,
});

const ALPHABET = /^[A-Za-z0-9+/]$/;

/**
 * Decodes base64 leniently: what is not of the alphabet is skipped, and what comes behind the padding.
 *
 * Errors: `binascii.Error` where the padding is missing. Source: CPython 3.15, `base64.decodebytes`.
 */
export function decodebytes(encoded: Uint8Array): Uint8Array {
  let digits = "";
  let pads = 0;
  for (const byte of encoded) {
    const character = String.fromCharCode(byte);
    const position = digits.length % 4;
    if (character === "=") {
      if (position >= 2 && position + ++pads >= 4) return Buffer.from(digits, "base64");
    } else if (ALPHABET.test(character)) {
      pads = 0;
      digits += character;
    }
  }
  const left = digits.length % 4;
  if (left === 0) return Buffer.from(digits, "base64");
  throw new BinasciiError(
    left === 1
      ? `Invalid base64-encoded string: number of data characters (${digits.length}) cannot be 1 more than a multiple of 4`
      : "Incorrect padding",
  );
}
