import { IndexError, TypeError, UnicodeDecodeError } from "../exceptions.ts";
import { isInt, typeName } from "../values.ts";
import { lookup_error } from "./error-handlers.ts";

/** What an error handler decided: text, and the byte at which decoding goes on. */
export interface DecodeOutcome {
  readonly replacement: string;
  readonly resume: number;
}

/**
 * Asks `errors` what stands for the bytes from `start` to `end`, which are no text.
 *
 * Errors: UnicodeDecodeError if the handler refuses, LookupError if there is no such handler.
 */
export function settleBytes(errors: string, error: UnicodeDecodeError): DecodeOutcome {
  const answer: unknown = lookup_error(errors)(error);
  const complaint = "decoding error handler must return (str, int) tuple";
  if (!Array.isArray(answer) || answer.length !== 2) throw new TypeError(complaint);
  const [replacement, position] = answer as unknown[];
  if (typeof replacement !== "string") throw new TypeError(complaint);
  if (!isInt(position)) {
    throw new TypeError(`'${typeName(position)}' object cannot be interpreted as an integer`);
  }
  return { replacement, resume: resumeByte(Number(position), error.object.length) };
}

function resumeByte(position: number, length: number): number {
  const resolved = position < 0 ? position + length : position;
  if (resolved < 0 || resolved > length) {
    throw new IndexError(`position ${resolved} from error handler out of bounds`);
  }
  return resolved;
}

/** One character, or bytes that are none: `width` of them, for the reason given. */
export type Step =
  | { readonly text: string; readonly width: number }
  | { readonly reason: string; readonly width: number };

/** Reads the character that starts at `index`, which is before the end of `bytes`. */
export type StepReader = (bytes: Uint8Array, index: number) => Step;

/** Decodes from byte `start` on with one step after the other, and settles what is no text by `errors`. */
export function decodeSteps(
  bytes: Uint8Array,
  errors: string,
  encoding: string,
  read: StepReader,
  start = 0,
): string {
  let text = "";
  let index = start;
  while (index < bytes.length) {
    const step = read(bytes, index);
    if ("text" in step) {
      text += step.text;
      index += step.width;
      continue;
    }
    const end = index + step.width;
    const error = new UnicodeDecodeError(encoding, bytes, index, end, step.reason);
    const { replacement, resume } = settleBytes(errors, error);
    text += replacement;
    index = resume;
  }
  return text;
}
