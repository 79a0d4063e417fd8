import { ALIASES, CODEC_NAMES } from "../generated/encoding-names.ts";

/**
 * The encoding that `name` stands for, or nothing if there is none.
 *
 * Case does not matter; whatever is no ASCII letter, digit or dot only separates.
 *
 * Source: CPython 3.15, `encodings.search_function`.
 */
export function encodingOf(name: string): string | undefined {
  const normalised = name
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    .replace(/[^a-z0-9.]+/g, "_")
    .replace(/^_|_$/g, "");
  const candidate = own(ALIASES, normalised) ?? own(ALIASES, normalised.replaceAll(".", "_"));
  const module = candidate ?? normalised;
  return own(CODEC_NAMES, module) === undefined ? undefined : module;
}

/** The name that the codec of `encoding` reports. */
export function codecName(encoding: string): string {
  return own(CODEC_NAMES, encoding) ?? encoding;
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
