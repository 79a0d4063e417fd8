import { NotImplementedError } from "../exceptions.ts";
import { ByteSink } from "./byte-sink.ts";
import type { Codec, IncrementalEncoder } from "./codec.ts";
import { decodeSteps, type StepReader } from "./decode-errors.ts";
import { EncodeErrors } from "./encode-errors.ts";
import { nextIndex } from "./surrogates.ts";

/** What became of the character at an index. */
export type Written =
  /** It was written; here the next one starts. */
  | number
  /** It has no code. */
  | "illegal"
  /** It may have a code together with the character to come. */
  | "incomplete";

/** Writes characters; a stateful encoding remembers in it what it switched to. */
export interface CharacterWriter {
  /**
   * Writes the character at `index`.
   *
   * @param isLast whether nothing follows the text, so that a character must not wait
   */
  write(text: string, index: number, sink: ByteSink, isLast: boolean): Written;
  /** Writes what leads back to the initial state. */
  finish?(sink: ByteSink): void;
  /** Goes to the initial state, without a trace. */
  reset?(): void;
  /** Takes up the state that is all zeros, which for some encodings is not the initial one. */
  clear?(): void;
}

/** What East Asian encodings differ in. */
export interface MultibyteOptions {
  /** See {@link Codec.name}; errors print it too. */
  readonly name: string;
  /** Starts to write a text. */
  readonly writer: () => CharacterWriter;
  /** Starts to read; without it the encoding is only written. */
  readonly reader?: (() => StepReader) | undefined;
}

/** An East Asian encoding. Source: CPython 3.15, `_multibytecodec`. */
export class MultibyteCodec implements Codec {
  readonly name: string;
  readonly isText = true;
  readonly #options: MultibyteOptions;

  constructor(options: MultibyteOptions) {
    this.name = options.name;
    this.#options = options;
  }

  encode(text: string, errors = "strict"): Uint8Array {
    return this.incrementalEncoder(errors).encode(text, true);
  }

  decode(bytes: Uint8Array, errors = "strict"): string {
    const reader = this.#options.reader?.();
    if (reader !== undefined) return decodeSteps(bytes, errors, this.name, reader);
    throw new NotImplementedError(`Decoding ${this.name} is not supported`);
  }

  incrementalEncoder(errors = "strict"): IncrementalEncoder {
    return new MultibyteEncoder(this.name, this.#options.writer(), errors);
  }
}

class MultibyteEncoder implements IncrementalEncoder {
  readonly #name: string;
  readonly #writer: CharacterWriter;
  readonly #errors: string;
  #pending = "";

  constructor(name: string, writer: CharacterWriter, errors: string) {
    this.#name = name;
    this.#writer = writer;
    this.#errors = errors;
  }

  encode(text: string, final = false): Uint8Array {
    const whole = this.#pending + text;
    const sink = new ByteSink(whole.length * 2);
    const end = this.#run(whole, sink, final);
    this.#pending = whole.slice(end);
    if (final) this.#writer.finish?.(sink);
    return sink.take();
  }

  reset(): void {
    this.#pending = "";
    this.#writer.reset?.();
  }

  setstate(): void {
    this.#pending = "";
    this.#writer.clear?.();
  }

  /** Writes until the end, or until a character has to wait; returns where. */
  #run(text: string, sink: ByteSink, isLast: boolean): number {
    let index = 0;
    while (index < text.length) {
      const written = this.#writer.write(text, index, sink, isLast);
      if (typeof written === "number") index = written;
      else if (written === "illegal") index = this.#settle(text, index, sink);
      else break;
    }
    return index;
  }

  #settle(text: string, start: number, sink: ByteSink): number {
    const end = nextIndex(text, start);
    if (this.#errors === "replace") {
      if (this.#writer.write("?", 0, sink, false) === "illegal") sink.push(0x3f);
      return end;
    }
    const errors = new EncodeErrors(this.#errors, {
      encoding: this.#name,
      reason: "illegal multibyte sequence",
      isMultibyte: true,
    });
    const { replacement, resume } = errors.settle(text, start, end);
    if (typeof replacement === "string") this.#replace(replacement, sink);
    else sink.pushAll(replacement);
    return resume;
  }

  /** Writes what an error handler gave; there is no second chance for it. */
  #replace(text: string, sink: ByteSink): void {
    const strict = new EncodeErrors("strict", {
      encoding: this.#name,
      reason: "illegal multibyte sequence",
    });
    let index = 0;
    while (index < text.length) {
      const written = this.#writer.write(text, index, sink, true);
      if (typeof written !== "number") strict.raise(text, index, nextIndex(text, index));
      else index = written;
    }
  }
}
