import type { Graph } from "./graph.ts";
import type { Random } from "./random.ts";

const WORDS = [
  "name",
  "msg",
  "args",
  "process",
  "latin1",
  "x",
  "é",
  "",
  "INFO",
  "app.db",
  "__proto__",
];
const CHARACTERS = [
  "a",
  "B",
  " ",
  "\n",
  "\0",
  "\\",
  "'",
  "é",
  "ÿ",
  "Ā",
  "€",
  "\u2028",
  "\ufeff",
  "\ufffd",
];
const BEYOND = ["😀", "𐏿", "\u{10ffff}", "\ud800", "\udfff", "\udbff"];
const EDGES = [0, 255, 256, 65535, 65536, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 40, 2 ** 53 - 1];
const DOUBLES = [
  "0000000000000000",
  "8000000000000000",
  "3ff0000000000000",
  "7ff0000000000000",
  "fff0000000000000",
  "7ff8000000000000",
  "0000000000000001",
  "4340000000000000",
  "c024000000000000",
];

/** Describes a value that holds no others. */
export function randomAtom(random: Random): Graph {
  switch (random.below(12)) {
    case 0:
      return null;
    case 1:
      return random.oneIn(2);
    case 2:
    case 3:
    case 4:
      return randomInt(random);
    case 5:
      return randomFloat(random);
    case 6:
      return ["b", randomBytes(random)];
    case 7:
      return random.oneIn(3) ? randomStandard(random) : randomText(random);
    default:
      return randomText(random);
  }
}

/** A text: a word that often comes twice, or any characters. */
export function randomText(random: Random): string {
  if (random.oneIn(2)) return random.pick(WORDS);
  const length = random.oneIn(40) ? random.below(400) : random.below(12);
  const alphabet = random.oneIn(3) ? [...CHARACTERS, ...BEYOND] : CHARACTERS.slice(0, 4);
  // A high surrogate before a low one is one character in JavaScript.
  return random
    .list(length, () => random.pick(alphabet))
    .join("")
    .replace(/[\ud800-\udbff](?=[\udc00-\udfff])/g, (high, at: number, text: string) =>
      isPairOfAlphabet(text, at) ? high : "",
    );
}

function isPairOfAlphabet(text: string, at: number): boolean {
  return BEYOND.slice(0, 3).includes(text.slice(at, at + 2));
}

/** An int of any size. */
export function randomInt(random: Random): Graph {
  if (random.oneIn(2)) return ["i", String(random.below(300))];
  const sign = random.oneIn(2) ? -1n : 1n;
  if (random.oneIn(8)) return ["i", String(sign * hugeInt(random))];
  return ["i", String(sign * (BigInt(random.pick(EDGES)) + BigInt(random.below(3) - 1)))];
}

function hugeInt(random: Random): bigint {
  const digits = random.list(1 + random.below(60), () => random.below(10)).join("");
  return BigInt(`1${digits}`);
}

/** A float, in half of the cases a peculiar one. */
export function randomFloat(random: Random): Graph {
  if (random.oneIn(2)) return ["f", random.pick(DOUBLES)];
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE((random.below(2 ** 31) - 2 ** 30) / random.pick([1, 7, 1000]));
  return ["f", bytes.toString("hex")];
}

function randomBytes(random: Random): string {
  const bytes = random.list(random.below(5), () => random.below(256));
  return Buffer.from(bytes).toString("base64");
}

function randomStandard(random: Random): Graph {
  const date = [1 + random.below(9999), 1 + random.below(12), 1 + random.below(28)];
  const zone = random.oneIn(2) ? null : random.pick([3600, -5400, 20_700, 86_340, -1]);
  const clock = [random.below(24), random.below(60), random.below(60), random.below(1e6)];
  const fold = random.below(2);
  switch (random.below(7)) {
    case 0:
      return ["x", "date", date];
    case 1:
      return ["x", "time", [...clock, fold, zone]];
    case 2:
      return ["x", "datetime", [...date, ...clock, fold, zone]];
    case 3:
      return ["x", "timedelta", [random.below(20) - 10, random.below(86_400), random.below(1e6)]];
    case 4:
      return ["x", "timezone", random.oneIn(2) ? [-3600] : [5400, randomText(random)]];
    case 5:
      return [
        "x",
        "Decimal",
        [random.pick(["1.50", "-0", "1E+3", "NaN", "Infinity", "12345678901234567890.5"])],
      ];
    default:
      return ["x", "UUID", [`12345678-9abc-def0-1234-56789abc${1000 + random.below(9000)}`]];
  }
}
