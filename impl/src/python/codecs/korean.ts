import type { ByteSink } from "./byte-sink.ts";

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
