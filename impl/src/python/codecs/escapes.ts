import { NotImplementedError } from "../exceptions.ts";
import { type Codec, type IncrementalEncoder, statelessEncoder } from "./codec.ts";
import { backslashEscape } from "./replacements.ts";

const SHORT: ReadonlyMap<string, string> = new Map([
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\\", "\\\\"],
]);

/** An encoding that never fails and that only has to be written. */
class WriteOnlyCodec implements Codec {
  readonly name: string;
  readonly isText = true;
  readonly #encode: (text: string) => string;

  /** @param encode gives the bytes, as characters of Latin-1 */
  constructor(name: string, encode: (text: string) => string) {
    this.name = name;
    this.#encode = encode;
  }

  encode(text: string): Uint8Array {
    return Buffer.from(this.#encode(text), "latin1");
  }

  decode(): string {
    throw new NotImplementedError(`Decoding ${this.name} is not supported`);
  }

  incrementalEncoder(errors = "strict"): IncrementalEncoder {
    return statelessEncoder(this, errors);
  }
}

/** What is printable ASCII stays, the rest is written as in a Python literal. */
export function unicodeEscapeCodec(): Codec {
  return new WriteOnlyCodec("unicode-escape", (text) =>
    text.replace(/[^ -~]|\\/gu, (character) => SHORT.get(character) ?? escaped(character)),
  );
}

/** Latin-1, and what it lacks is written as in a Python literal. */
export function rawUnicodeEscapeCodec(): Codec {
  return new WriteOnlyCodec("raw-unicode-escape", (text) => text.replace(/[^\0-\xff]/gu, escaped));
}

function escaped(character: string): string {
  return backslashEscape(character.codePointAt(0) ?? 0);
}

/** Punycode of RFC 3492. */
export function punycodeCodec(): Codec {
  return new WriteOnlyCodec("punycode", punycode);
}

const BASE = 36;
const FIRST_THRESHOLD = 1;
const LAST_THRESHOLD = 26;

function punycode(text: string): string {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < 0x80);
  const start = String.fromCharCode(...basic);
  return (start === "" ? "" : `${start}-`) + insertions(points, basic.length);
}

/** The places of the other characters, in the order of their code points. */
function insertions(points: readonly number[], basicCount: number): string {
  let encoded = "";
  let bias = 72;
  let delta = 0;
  let next = 0x80;
  let done = basicCount;
  while (done < points.length) {
    const lowest = Math.min(...points.filter((point) => point >= next));
    delta += (lowest - next) * (done + 1);
    next = lowest;
    for (const point of points) {
      if (point < next) delta++;
      if (point !== next) continue;
      encoded += variableLength(delta, bias);
      bias = adapted(delta, done + 1, done === basicCount);
      delta = 0;
      done++;
    }
    delta++;
    next++;
  }
  return encoded;
}

function variableLength(delta: number, bias: number): string {
  let digits = "";
  let rest = delta;
  for (let weight = BASE; ; weight += BASE) {
    const threshold = Math.min(Math.max(weight - bias, FIRST_THRESHOLD), LAST_THRESHOLD);
    if (rest < threshold) return digits + digit(rest);
    digits += digit(threshold + ((rest - threshold) % (BASE - threshold)));
    rest = Math.floor((rest - threshold) / (BASE - threshold));
  }
}

function digit(value: number): string {
  return "abcdefghijklmnopqrstuvwxyz0123456789".charAt(value);
}

function adapted(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / length);
  let bias = 0;
  while (rest > ((BASE - FIRST_THRESHOLD) * LAST_THRESHOLD) / 2) {
    rest = Math.floor(rest / (BASE - FIRST_THRESHOLD));
    bias += BASE;
  }
  return bias + Math.floor(((BASE - FIRST_THRESHOLD + 1) * rest) / (rest + 38));
}
