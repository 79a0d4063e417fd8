import { type Observation, textOf } from "../observation.ts";

/** What both sides were seen to do, as far as it decides how a program for it is best written. */
export class Evidence {
  readonly #texts: string;
  readonly #raised = new Set<string>();
  readonly #told = new Set<string>();
  readonly #floats = new Set<string>();
  readonly #others = new Set<string>();
  readonly #isKnown: boolean;

  constructor(sides: readonly (readonly Observation[] | undefined)[]) {
    const seen = sides.flatMap((side) => side ?? []);
    this.#isKnown = sides.every((side) => side !== undefined);
    this.#texts = seen.map(textIn).join("\n");
    for (const one of seen) {
      const [kind = "", path = ""] = one.at.split(/\/(.*)/su);
      if (kind === "raised") this.#raised.add(withoutRounds(path));
      if (kind === "results") {
        (isFloat(one) ? this.#floats : this.#others).add(withoutRounds(path));
        if (!("value" in one && one.value === null)) this.#told.add(withoutRounds(path));
      }
    }
  }

  /** Whether the step at `path` may raise. */
  mayRaise(path: string): boolean {
    return !this.#isKnown || this.#raised.has(withoutRounds(path));
  }

  /** Whether what the step at `path` answers is worth a line. */
  isTold(path: string): boolean {
    return !this.#isKnown || this.#told.has(withoutRounds(path));
  }

  /** Whether both sides answered floats, and nothing else, to the step at `path`. */
  isFloat(path: string): boolean {
    return this.#floats.has(withoutRounds(path)) && !this.#others.has(withoutRounds(path));
  }

  /** Whether any of `words` came to light. */
  mentions(...words: readonly string[]): boolean {
    return !this.#isKnown || words.some((word) => this.#texts.includes(word));
  }
}

function isFloat(seen: Observation): boolean {
  if (!("value" in seen)) return false;
  return Object.keys(seen.value ?? {}).join() === "$float";
}

function textIn(seen: Observation): string {
  if (!("bytes" in seen)) return JSON.stringify(seen);
  return textOf(seen.bytes) ?? Buffer.from(seen.bytes, "base64").toString("latin1");
}

function withoutRounds(path: string): string {
  return path.replaceAll(/\[\d+\]/gu, "");
}
