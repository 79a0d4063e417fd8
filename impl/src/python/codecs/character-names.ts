import { loadTable, type NameData, NumberReader, unpacked } from "./tables.ts";

let data: NameData | undefined;
let names: ReadonlyMap<number, string> | undefined;

/** The Unicode name of a code point, or nothing if it has none. */
export function characterName(point: number): string | undefined {
  return syllableName(point) ?? numberedName(point) ?? ownNames().get(point);
}

function numberedName(point: number): string | undefined {
  data ??= loadTable("character-names");
  const row = data.numbered.find(([start, length]) => point >= start && point < start + length);
  return row === undefined ? undefined : row[2] + point.toString(16).toUpperCase();
}

function ownNames(): ReadonlyMap<number, string> {
  data ??= loadTable("character-names");
  names ??= new Map(readNames(data));
  return names;
}

function* readNames({ runs, names: lines }: NameData): Iterable<[number, string]> {
  const reader = new NumberReader(runs);
  const count = reader.next();
  const starts = reader.steps(count);
  const lengths = reader.steps(count);
  const texts = readLines(unpacked(lines).toString("latin1"));
  for (const [row, start] of starts.entries()) {
    for (let offset = 0; offset < (lengths[row] ?? 0); offset++) {
      yield [start + offset, texts.next().value ?? ""];
    }
  }
}

function* readLines(lines: string): Generator<string, undefined> {
  let last: string[] = [];
  for (const line of lines.split("\n")) {
    const shared = last.slice(0, line.charCodeAt(0) - 0x30);
    last = line.length === 1 ? shared : [...shared, ...line.slice(1).split(" ")];
    yield last.join(" ");
  }
}

const FIRST = ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ"];
FIRST.push("C", "K", "T", "P", "H");
const VOWELS = ["A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO"];
VOWELS.push("U", "WEO", "WE", "WI", "YU", "EU", "YI", "I");
const LAST = ["", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT"];
LAST.push("LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H");

/** Korean syllables are named by their letters. */
function syllableName(point: number): string | undefined {
  const number = point - 0xac00;
  if (number < 0 || point > 0xd7a3) return undefined;
  const first = FIRST[Math.floor(number / (VOWELS.length * LAST.length))] ?? "";
  const vowel = VOWELS[Math.floor(number / LAST.length) % VOWELS.length] ?? "";
  return `HANGUL SYLLABLE ${first}${vowel}${LAST[number % LAST.length] ?? ""}`;
}
