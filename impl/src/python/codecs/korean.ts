import type { ByteSink } from "./byte-sink.ts";
import type { Step } from "./decode-errors.ts";
import { illegal, incomplete } from "./table-reader.ts";

/** Letters as the parts of a syllable: first consonants, and last ones; the vowels lie in a row. */
const FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const LAST = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
const VOWELS = 21;
const LASTS = LAST.length + 1;

const SYLLABLES = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FILLER = 0xa4d4;
const LETTERS = 0x3131;
const LETTER_CODES = 0xa4a1;
const VOWEL_CODES = 0xa4bf;

/** Writes a syllable that KS X 1001 has no code for as its letters, with a filler before them. */
export function writeLetters(point: number, sink: ByteSink): boolean {
  if (point < SYLLABLES || point > LAST_SYLLABLE) return false;
  const number = point - SYLLABLES;
  const last = number % LASTS;
  sink.pushCode(FILLER, 2);
  sink.pushCode(letterCode(FIRST, Math.floor(number / (VOWELS * LASTS))), 2);
  sink.pushCode(VOWEL_CODES + (Math.floor(number / LASTS) % VOWELS), 2);
  sink.pushCode(last === 0 ? FILLER : letterCode(LAST, last - 1), 2);
  return true;
}

function letterCode(letters: string, place: number): number {
  return LETTER_CODES + letters.charCodeAt(place) - LETTERS;
}

const WIDTH = 8;

/** Reads a syllable that is written as its letters. */
export function readLetters(bytes: Uint8Array, index: number): Step | undefined {
  if (codeAt(bytes, index) !== FILLER) return undefined;
  if (index + WIDTH > bytes.length) return incomplete(bytes, index);
  const first = letterPlace(FIRST, codeAt(bytes, index + 2));
  const vowel = codeAt(bytes, index + 4) - VOWEL_CODES;
  const lastCode = codeAt(bytes, index + 6);
  const last = lastCode === FILLER ? 0 : letterPlace(LAST, lastCode) + 1;
  if (first < 0 || vowel < 0 || vowel >= VOWELS || (last === 0 && lastCode !== FILLER)) {
    return illegal();
  }
  const number = (first * VOWELS + vowel) * LASTS + last;
  return { text: String.fromCodePoint(SYLLABLES + number), width: WIDTH };
}

function letterPlace(letters: string, code: number): number {
  return letters.indexOf(String.fromCharCode(code - LETTER_CODES + LETTERS));
}

function codeAt(bytes: Uint8Array, index: number): number {
  return ((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0);
}
