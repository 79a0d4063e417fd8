import { LookupError, TypeError, UnicodeDecodeError, UnicodeEncodeError } from "../exceptions.ts";
import { typeName } from "../values.ts";
import { decodeReplacement } from "./decode-replacements.ts";
import { REPLACEMENTS } from "./replacements.ts";
import { unitIndex } from "./surrogates.ts";

/** What a codec hands to an error handler. */
export type CodecError = UnicodeEncodeError | UnicodeDecodeError;

/**
 * Decides what stands for text or bytes that a codec cannot turn into the other.
 *
 * It returns the replacement and the position at which the codec goes on (code points when
 * encoding, bytes when decoding; negative counts from the end), or throws.
 */
export type ErrorHandler = (error: CodecError) => readonly [string | Uint8Array, number];

const registered = new Map<string, ErrorHandler>();

/**
 * Makes `handler` known as `errors=name`.
 *
 * CPython's own handlers stay what they are in the codecs that know them by name, as in CPython.
 *
 * Source: CPython 3.15, `codecs.register_error`.
 */
export function register_error(name: string, handler: ErrorHandler): void {
  if (typeof handler !== "function") throw new TypeError("handler must be callable");
  registered.set(name, handler);
}

/**
 * The error handler that is known as `errors=name`.
 *
 * Errors: LookupError for a name that is not known.
 *
 * Source: CPython 3.15, `codecs.lookup_error`.
 */
export function lookup_error(name: string): ErrorHandler {
  const handler = registered.get(name) ?? (REPLACEMENTS.has(name) ? ownHandler(name) : undefined);
  if (handler === undefined) throw new LookupError(`unknown error handler name '${name}'`);
  return handler;
}

function ownHandler(name: string): ErrorHandler {
  return (error) => {
    const replacement = replacementFor(error, name);
    if (replacement === undefined) throw error;
    return replacement;
  };
}

function replacementFor(
  error: CodecError,
  name: string,
): readonly [string | Uint8Array, number] | undefined {
  if (error instanceof UnicodeDecodeError) return decodeReplacement(error, name);
  if (!(error instanceof UnicodeEncodeError)) {
    throw new TypeError(`don't know how to handle ${typeName(error)} in error callback`);
  }
  const { object, start, end, encoding } = error;
  const units = [unitIndex(object, start), unitIndex(object, end)] as const;
  const replacement = REPLACEMENTS.get(name)?.(object, ...units, encoding);
  return replacement === undefined ? undefined : [replacement, end];
}
