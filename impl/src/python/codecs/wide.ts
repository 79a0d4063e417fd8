import { ByteSink } from "./byte-sink.ts";
import type { Codec, IncrementalEncoder } from "./codec.ts";
import { decodeSteps } from "./decode-errors.ts";
import { EncodeErrors } from "./encode-errors.ts";
import { StartEncoder } from "./start-encoder.ts";
import { isWellFormed, nextIndex } from "./surrogates.ts";
import { stepReader } from "./wide-steps.ts";

/** What the UTF-16 and UTF-32 encodings differ in. */
export interface WideOptions {
  /** See {@link Codec.name}. */
  readonly name: string;
  /** Bytes of a unit: 2 or 4. */
  readonly width: 2 | 4;
  /** Byte order; without one text starts with a byte order mark, in little-endian order. */
  readonly order?: "le" | "be";
}

// As far as the port is concerned, every machine that runs Node is little-endian.
const NATIVE = "le";
const NOT_ASCII = /[^\0-\x7f]/;

/** UTF-16 and UTF-32. */
export class WideCodec implements Codec {
  readonly name: string;
  readonly isText = true;
  readonly #options: WideOptions;

  constructor(options: WideOptions) {
    this.name = options.name;
    this.#options = options;
  }

  encode(text: string, errors = "strict"): Uint8Array {
    if (this.#options.order !== undefined) return this.#encode(text, errors, this.name);
    return Buffer.concat([this.#units("\ufeff"), this.#encode(text, errors, this.name)]);
  }

  decode(bytes: Uint8Array, errors = "strict"): string {
    const { width, order } = this.#options;
    if (order !== undefined) return this.#decode(bytes, errors, order);
    const { order: found, length } = byteOrderMark(bytes, width);
    // Positions in errors count the mark, so it is only stepped over.
    return this.#decode(bytes, errors, found ?? NATIVE, found === undefined ? 0 : length);
  }

  incrementalEncoder(errors = "strict"): IncrementalEncoder {
    const { name } = this;
    if (this.#options.order !== undefined) {
      const rest = (text: string) => this.encode(text, errors);
      return new StartEncoder({ first: rest, rest });
    }
    return new StartEncoder({
      first: (text) => this.encode(text, errors),
      // CPython goes on with the codec of the native order, under its own name.
      rest: (text) => this.#encode(text, errors, `${name}-${NATIVE}`),

      keepsMark: true,
    });
  }

  #encode(text: string, errors: string, encoding: string): Uint8Array {
    if (isWellFormed(text)) return this.#units(text);
    const sink = new ByteSink(text.length * this.#options.width);
    const settled = new EncodeErrors(errors, { encoding, reason: "surrogates not allowed" });
    let index = 0;
    while (index < text.length) {
      const end = nextIndex(text, index);
      const character = text.slice(index, end);
      index = isWellFormed(character)
        ? this.#keep(character, end, sink)
        : this.#settle(text, index, sink, settled);
    }
    return sink.take();
  }

  #keep(character: string, end: number, sink: ByteSink): number {
    sink.pushAll(this.#units(character));
    return end;
  }

  #settle(text: string, start: number, sink: ByteSink, errors: EncodeErrors): number {
    const { replacement, resume } = errors.settle(text, start, start + 1);
    if (typeof replacement === "string") {
      if (NOT_ASCII.test(replacement)) errors.raise(text, start, start + 1);
      sink.pushAll(this.#units(replacement));
      return resume;
    }
    if (replacement.length % this.#options.width !== 0) errors.raise(text, start, start + 1);
    sink.pushAll(replacement);
    return resume;
  }

  /** Bytes of text without lone surrogates. */
  #units(text: string): Uint8Array {
    const { width, order = NATIVE } = this.#options;
    if (width === 4) return fourByteUnits(text, order === "le");
    const bytes = Buffer.from(text, "utf16le");
    return order === "le" ? bytes : bytes.swap16();
  }

  #decode(bytes: Uint8Array, errors: string, order: "le" | "be", start = 0): string {
    const { width } = this.#options;
    const encoding = `utf-${width * 8}-${order}`;
    return decodeSteps(bytes, errors, encoding, stepReader(width, order === "le"), start);
  }
}

function fourByteUnits(text: string, little: boolean): Uint8Array {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(points.length * 4));
  for (const [place, point] of points.entries()) view.setUint32(place * 4, point, little);
  return new Uint8Array(view.buffer);
}

function byteOrderMark(
  bytes: Uint8Array,
  width: 2 | 4,
): { readonly order?: "le" | "be"; readonly length: number } {
  const start = Buffer.from(bytes.subarray(0, width)).toString("hex");
  if (start === (width === 2 ? "fffe" : "fffe0000")) return { order: "le", length: width };
  if (start === (width === 2 ? "feff" : "0000feff")) return { order: "be", length: width };
  return { length: 0 };
}
