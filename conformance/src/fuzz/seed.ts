/** Where in the endless row of generated scenarios a hunt begins: `--seed 42:1000`. */
export interface Seed {
  /** 0 to 2^31 - 1. */
  readonly number: number;
  /** Runs to leave out, from 0. */
  readonly offset: number;
}

const LIMIT = 2 ** 31;

/** A seed of its own for each moment. */
export function newSeed(): Seed {
  return { number: Date.now() % LIMIT, offset: 0 };
}

/** Reads `42` or `42:1000`; undefined for anything else. */
export function parseSeed(text: string): Seed | undefined {
  const [, number, offset = "0"] = /^(\d{1,10})(?::(\d{1,10}))?$/u.exec(text) ?? [];
  if (number === undefined || Number(number) >= LIMIT) return undefined;
  return { number: Number(number), offset: Number(offset) };
}

/** Writes what `parseSeed` reads. */
export function seedText({ number, offset }: Seed): string {
  return offset === 0 ? String(number) : `${number}:${offset}`;
}
