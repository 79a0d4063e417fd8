import { NotImplementedError } from "../exceptions.ts";
import { type Codec, type IncrementalEncoder, statelessEncoder } from "./codec.ts";

const DIRECT = /[\t\n\r -}]/;
const BASE64 = /[A-Za-z0-9+/-]/;
const BASE64_END = /=*$/;

/** UTF-7: characters outside of ASCII, `~`, `\` and control characters go in pieces of base64. */
export class Utf7Codec implements Codec {
  readonly name = "utf-7";
  readonly isText = true;

  /** Surrogates are characters like any other here, so that nothing is left to error handlers. */
  encode(text: string): Uint8Array {
    let encoded = "";
    let index = 0;
    while (index < text.length) {
      const end = endOfRun(text, index);
      encoded += end > index ? shifted(text, index, end) : direct(text.charAt(index));
      index = Math.max(end, index + 1);
    }
    return Buffer.from(encoded, "latin1");
  }

  decode(): string {
    throw new NotImplementedError("Decoding UTF-7 is not supported");
  }

  incrementalEncoder(errors = "strict"): IncrementalEncoder {
    return statelessEncoder(this, errors);
  }
}

function isDirect(character: string): boolean {
  return DIRECT.test(character) && character !== "\\";
}

function direct(character: string): string {
  return character === "+" ? "+-" : character;
}

/** The end of the characters from `start` that cannot stand for themselves; a `+` may go among them. */
function endOfRun(text: string, start: number): number {
  if (text[start] === "+") return start;
  let end = start;
  while (end < text.length && (text[end] === "+" || !isDirect(text.charAt(end)))) end++;
  return end;
}

function shifted(text: string, start: number, end: number): string {
  const units = Buffer.from(text.slice(start, end), "utf16le").swap16();
  const next = text.charAt(end);
  const stop = next === "" || BASE64.test(next) ? "-" : "";
  return `+${units.toString("base64").replace(BASE64_END, "")}${stop}`;
}
