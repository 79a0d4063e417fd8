import { PyDecimal } from "../values/decimal.ts";
import { posixPath } from "../values/path.ts";
import { PyUUID } from "../values/uuid.ts";
import type { Known } from "./known.ts";
import type { Unpickler } from "./unpickler.ts";

/** Bytes, and values of the standard library that log records can be expected to hold. */
export const VALUE_MAKERS: readonly Known[] = [
  ["_codecs", "encode", ([text, codec], machine) => latin1Bytes(text, codec, machine)],
  ["builtins", "bytes", ({ length }) => (length === 0 ? new Uint8Array() : undefined)],
  ["builtins", "bytearray", ([from, codec], machine) => byteArray(from, codec, machine)],
  ["decimal", "Decimal", ([text]) => (isDecimal(text) ? new PyDecimal(text) : undefined)],
  ["uuid", "UUID", ({ length }) => (length === 0 ? new PyUUID() : undefined)],
  ["pathlib", "PosixPath", path],
  ["pathlib", "PurePosixPath", path],
  ["pathlib._local", "PosixPath", path],
  ["pathlib._local", "PurePosixPath", path],
];

/** How protocols 0 to 2 write bytes: as text of which each character is a byte. */
function latin1Bytes(text: unknown, codec: unknown, machine: Unpickler): Uint8Array | undefined {
  if (typeof text !== "string" || (codec !== "latin1" && codec !== "latin-1")) return undefined;
  if (/[^\0-\xff]/.test(text)) return undefined;
  machine.charge({ bytes: text.length });
  return new Uint8Array(Buffer.from(text, "latin1"));
}

function byteArray(from: unknown, codec: unknown, machine: Unpickler): Uint8Array | undefined {
  if (from === undefined) return new Uint8Array();
  if (!(from instanceof Uint8Array)) return latin1Bytes(from, codec, machine);
  machine.charge({ bytes: from.length });
  return new Uint8Array(from);
}

function isDecimal(text: unknown): text is string {
  if (typeof text !== "string") return false;
  return /^-?(?:\d+(?:\.\d+)?(?:E[+-]\d+)?|Infinity|s?NaN\d*)$/.test(text);
}

function path(parts: readonly unknown[], machine: Unpickler): string | undefined {
  const texts = parts.filter((part) => typeof part === "string");
  if (texts.length !== parts.length) return undefined;
  machine.charge({ bytes: texts.reduce((total, part) => total + part.length, 0) });
  return posixPath(texts);
}
