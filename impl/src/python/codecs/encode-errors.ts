import { IndexError, TypeError, UnicodeEncodeError } from "../exceptions.ts";
import { codePointLength } from "../text/code-points.ts";
import { isBytes, isInt, typeName } from "../values.ts";
import { lookup_error } from "./error-handlers.ts";
import { isEscapedByte, REPLACEMENTS } from "./replacements.ts";
import { pointsBetween, unitIndex } from "./surrogates.ts";

/** What an error handler decided; `resume` is the code unit index at which encoding goes on. */
export interface Outcome {
  readonly replacement: string | Uint8Array;
  readonly resume: number;
}

/** How a codec differs in the treatment of its errors. */
export interface EncodeErrorsOptions {
  /** Name of the encoding as its errors print it, e.g. `charmap`. */
  readonly encoding: string;
  /** Why a character has no bytes. */
  readonly reason: string;
  /**
   * Whether `surrogateescape` writes the bytes before the first character that is none, so that
   * only the rest is in the error. CPython's ASCII, Latin-1 and UTF-8 do.
   */
  readonly escapesPrefix?: boolean;
  /** Whether it complains about handlers as the East Asian encodings do. */
  readonly isMultibyte?: boolean;
}

/** The errors= of one run of an encoder. Indexes are those of code units. */
export class EncodeErrors {
  readonly #errors: string;
  readonly #options: EncodeErrorsOptions;

  constructor(errors: string, options: EncodeErrorsOptions) {
    this.#errors = errors;
    this.#options = options;
  }

  /**
   * Settles the characters from `start` to `end`, which have no bytes.
   *
   * Errors: UnicodeEncodeError if the handler refuses, LookupError if there is no such handler.
   */
  settle(text: string, start: number, end: number): Outcome {
    const own = REPLACEMENTS.get(this.#errors);
    if (own === undefined) return this.#ask(text, start, end);
    const replacement = own(text, start, end, this.#options.encoding);
    if (replacement === undefined) this.raise(text, this.#firstRefused(text, start), end);
    return { replacement, resume: end };
  }

  /** Throws the error for the characters from `start` to `end`. */
  raise(text: string, start: number, end: number): never {
    throw this.#error(text, start, end);
  }

  #error(text: string, start: number, end: number): UnicodeEncodeError {
    const first = pointsBetween(text, 0, start);
    const last = first + pointsBetween(text, start, end);
    const { encoding, reason } = this.#options;
    return new UnicodeEncodeError(encoding, text, first, last, reason);
  }

  #firstRefused(text: string, start: number): number {
    if (this.#errors !== "surrogateescape" || this.#options.escapesPrefix !== true) return start;
    let index = start;
    while (isEscapedByte(text.charCodeAt(index))) index++;
    return index;
  }

  #ask(text: string, start: number, end: number): Outcome {
    const answer: unknown = lookup_error(this.#errors)(this.#error(text, start, end));
    const { isMultibyte = false } = this.#options;
    const types = isMultibyte ? "(str, int)" : "(str/bytes, int)";
    const complaint = `encoding error handler must return ${types} tuple`;
    if (!Array.isArray(answer) || answer.length !== 2) throw new TypeError(complaint);
    const [replacement, position] = answer as unknown[];
    if (typeof replacement !== "string" && !isBytes(replacement)) throw new TypeError(complaint);
    if (!isInt(position)) {
      if (isMultibyte) throw new TypeError(complaint);
      throw new TypeError(`'${typeName(position)}' object cannot be interpreted as an integer`);
    }
    return { replacement, resume: resumeIndex(text, Number(position)) };
  }
}

function resumeIndex(text: string, position: number): number {
  const length = codePointLength(text);
  const resolved = position < 0 ? position + length : position;
  if (resolved < 0 || resolved > length) {
    throw new IndexError(`position ${resolved} from error handler out of bounds`);
  }
  return unitIndex(text, resolved);
}
