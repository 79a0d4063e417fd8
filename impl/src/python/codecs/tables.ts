import { createRequire } from "node:module";
import { inflateRawSync } from "node:zlib";

/**
 * Loads large tables, when they are needed and not before.
 *
 * `emit` is synchronous, so `import()` is out, and Node 20 has no `require` of ES modules in its
 * early versions. Hence the tables are CommonJS: `tsc` turns a `.cts` into a `.cjs` beside the other
 * output, so that it is in the package without a copying step; `require` takes it on every Node from
 * 20, reads it once, and Node 24 takes the `.cts` itself where the sources are run. A bundler does
 * not see the connection: whoever bundles has to leave this package external, or lacks only these
 * encodings and `namereplace`.
 */
const load = createRequire(import.meta.url);
const EXTENSION = import.meta.url.endsWith(".ts") ? "cts" : "cjs";

/** The modules that the generator wrote, by name, and what they hold. */
export interface Tables {
  readonly "character-names": NameData;
  readonly japanese: FamilyData;
  readonly korean: FamilyData;
  readonly simplified: FamilyData;
  readonly traditional: FamilyData;
}

/** What the generator says about names. */
export interface NameData {
  /** Start, length and prefix of rows of names that end with the number of their character. */
  readonly numbered: readonly (readonly [number, number, string])[];
  /** Starts and lengths of the rows of characters with a name of their own. */
  readonly runs: string;
  /** A name a line; the digit before it says how many words it shares with the one before. */
  readonly names: string;
}

/** What the generator says about the encodings of a language. */
export type FamilyData = Readonly<Record<string, TableData>>;

/** What the generator says about one encoding. */
export interface TableData {
  /** The encoding whose table this one is told apart from. */
  readonly base?: string;
  /** How codes of the base become codes of this one. */
  readonly move?: string;
  /** What to drop and what to set after that. */
  readonly changes: string;
  /** First and last of each row of bytes that others have to follow. */
  readonly leads: readonly (readonly [number, number])[];
  /** Codes that are read as something else than what is written so. */
  readonly reads: string;
  /** Codes of two characters together. */
  readonly pairs?: Readonly<Record<string, number>>;
  /** Starts of rows of four-byte codes. */
  readonly runs?: string;
}

/** The generated module of that name. */
export function loadTable<N extends keyof Tables>(name: N): Tables[N] {
  return load(`../generated/${name}.${EXTENSION}`);
}

/** The bytes of a table: deflated, in base64. */
export function unpacked(data: string): Buffer {
  return inflateRawSync(Buffer.from(data, "base64"));
}

/** Reads the numbers of a table, seven bits a byte. */
export class NumberReader {
  readonly #bytes: Uint8Array;
  #place = 0;

  constructor(data: string) {
    this.#bytes = unpacked(data);
  }

  /** The next number. */
  next(): number {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#place++] ?? 0;
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number >>> 0;
    }
  }

  /** The next `count` numbers, of which each is written as the way from the one before. */
  steps(count: number): Int32Array {
    const numbers = new Int32Array(count);
    let last = 0;
    for (let place = 0; place < count; place++) {
      const folded = this.next();
      last += folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
      numbers[place] = last;
    }
    return numbers;
  }
}
