/** Numbers of RFC 3492, section 5. */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 128;

const DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A text in the letters, digits and hyphens of RFC 3492. Source: CPython 3.15, codec `punycode`. */
export function punycode(text: string): string {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const plain = codes.filter((code) => code < FIRST_CODE);
  const start = String.fromCodePoint(...plain) + (plain.length > 0 ? "-" : "");
  return start + deltas(codes, plain.length).join("");
}

/** Where each of the other characters is put in, as numbers of variable length. */
function deltas(codes: readonly number[], plain: number): string[] {
  const written: string[] = [];
  let bias = FIRST_BIAS;
  let delta = 0;
  let done = plain;
  let reached = FIRST_CODE;
  while (done < codes.length) {
    const next = Math.min(...codes.filter((code) => code >= reached));
    delta += (next - reached) * (done + 1);
    for (const code of codes) {
      if (code < next) delta++;
      if (code !== next) continue;
      written.push(digitsOf(delta, bias));
      bias = adapted(delta, done + 1, done === plain);
      delta = 0;
      done++;
    }
    delta++;
    reached = next + 1;
  }
  return written;
}

function digitsOf(number: number, bias: number): string {
  let digits = "";
  let rest = number;
  for (let place = BASE; ; place += BASE) {
    const threshold = Math.min(Math.max(place - bias, T_MIN), T_MAX);
    if (rest < threshold) return digits + DIGITS.charAt(rest);
    digits += DIGITS.charAt(threshold + ((rest - threshold) % (BASE - threshold)));
    rest = Math.floor((rest - threshold) / (BASE - threshold));
  }
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / count);
  let places = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; places += BASE)
    rest = Math.floor(rest / (BASE - T_MIN));
  return places + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
