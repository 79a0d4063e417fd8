import { resolve } from "node:path";
import { explain } from "../compare/explain.ts";
import { Sandboxes } from "../engine/sandboxes.ts";
import { Duel } from "../fuzz/duel.ts";
import { FAMILIES } from "../fuzz/families.ts";
import type { FuzzFamily } from "../fuzz/family.ts";
import { placeOf, writeFound } from "../fuzz/found-file.ts";
import { type Finding, type Hunted, hunt } from "../fuzz/hunt.ts";
import { newSeed, type Seed, seedText } from "../fuzz/seed.ts";
import { SCENARIOS } from "../places.ts";
import { ProgressLine } from "../report/progress.ts";
import { readerOf } from "../report/step-words.ts";
import { nearest } from "../scenario/nearest.ts";
import { shownPath } from "../scenario/yaml-file.ts";
import { type OpponentOptions, type Opponents, opponents } from "./duellists.ts";
import { patience } from "./patience.ts";
import { usage } from "./stop.ts";
import type { Terminal } from "./terminal.ts";

/** Options of `logparity fuzz`. */
export interface FuzzOptions extends OpponentOptions {
  readonly runs?: number;
  readonly seed?: Seed;
  readonly scenarios?: string;
}

const USUAL_RUNS = 1000;
const MOST_LINES = 30;
const LONGEST_RUN_MS = 10_000; // a generated scenario takes milliseconds; one that hangs is shrunk again and again

/** `logparity fuzz FAMILY`: tries generated scenarios until one tells the port from CPython. */
export async function fuzzCommand(
  name: string,
  options: FuzzOptions,
  terminal: Terminal,
): Promise<number> {
  const fuzz = new Fuzz(familyOf(name), options, terminal);
  return fuzz.run(await opponents(options, terminal.environment));
}

/** `logparity fuzz`: what can be fuzzed. */
export function listFamilies({ print }: Terminal): number {
  const width = Math.max(...FAMILIES.map(({ name }) => name.length));
  for (const { name, about } of FAMILIES) print(`${name.padEnd(width)}  ${about}`);
  return 0;
}

function familyOf(name: string): FuzzFamily {
  const found = FAMILIES.find((family) => family.name === name);
  if (found !== undefined) return found;
  const names = FAMILIES.map((family) => family.name);
  const near = nearest(name, names);
  const hint = near === undefined ? "" : `; did you mean ${near}?`;
  throw usage(`no generator for ${name}${hint} There are ${names.join(", ")}`);
}

/** One call of the command. */
class Fuzz {
  readonly #family: FuzzFamily;
  readonly #seed: Seed;
  readonly #runs: number;
  readonly #folder: string;
  readonly #terminal: Terminal;

  constructor(family: FuzzFamily, { seed, runs, scenarios }: FuzzOptions, terminal: Terminal) {
    this.#family = family;
    this.#seed = seed ?? newSeed();
    this.#runs = runs ?? USUAL_RUNS;
    this.#folder = resolve(scenarios ?? SCENARIOS);
    this.#terminal = terminal;
  }

  async run(sides: Opponents): Promise<number> {
    const { print } = this.#terminal;
    const sandboxes = new Sandboxes();
    const duel = this.#duel(sides, sandboxes, false);
    print(
      `fuzzing ${this.#family.name}, seed ${seedText(this.#seed)}: ${sides.portLabel} against CPython ${sides.python}`,
    );
    const started = performance.now();
    try {
      const hunted = await this.#hunt(duel, started);
      print(summary(hunted, performance.now() - started));
      if (hunted.finding === undefined) return hunted.unavailable > 0 ? 3 : 0;
      await this.#keep(hunted.finding, sides, sandboxes);
      return 1;
    } finally {
      await duel.end();
      sandboxes.dispose();
    }
  }

  #duel(sides: Opponents, sandboxes: Sandboxes, fresh: boolean): Duel {
    const { environment, signal } = this.#terminal;
    const given = patience(environment);
    const runMs = Math.min(given.runMs, LONGEST_RUN_MS);
    const setting = { sandboxes, signal, fresh, patience: { ...given, runMs } };
    return new Duel(sides, { ...setting, number: fresh ? 1 : 0 });
  }

  async #hunt(duel: Duel, started: number): Promise<Hunted> {
    const progress = new ProgressLine(this.#terminal);
    const { number, offset } = this.#seed;
    let next = this.#seed;
    const onRun = (done: number): void => {
      const rate = Math.round((1000 * done) / (performance.now() - started));
      next = { number, offset: offset + done };
      progress.update({
        done,
        total: this.#runs,
        label: `${rate} a second, seed ${seedText(next)}`,
      });
    };
    try {
      return await hunt({
        family: this.#family,
        seed: this.#seed,
        runs: this.#runs,
        judge: async (scenario) => duel.judge(`${this.#family.name}/fuzz`, scenario),
        signal: this.#terminal.signal,
        onRun,
        onFound: (seed) =>
          this.#terminal.note(
            `\nfound a difference (--seed ${seedText(seed)}); making it smaller\n`,
          ),
      });
    } finally {
      progress.clear();
      if (this.#terminal.signal.aborted) {
        this.#terminal.print(`go on:  --seed ${seedText(next)}`);
      }
    }
  }

  /** Writes what was found, and tells of it. */
  async #keep(finding: Finding, sides: Opponents, sandboxes: Sandboxes): Promise<void> {
    const { print } = this.#terminal;
    const { scenario, judgement, seed, shrinks } = finding;
    const place = placeOf(this.#folder, this.#family.name, finding);
    const again = `logparity fuzz ${this.#family.name} --seed ${seedText(seed)} --runs 1 --python ${sides.python}`;
    const alone = await this.#isSeenAlone(finding, sides, sandboxes);
    const lines = [
      ...(judgement.reason === undefined ? [] : [judgement.reason]),
      ...explain(judgement.differences, MOST_LINES, readerOf(scenario.steps)),
    ];
    writeFound(place, finding, [again, ...lines]);
    print(
      `${judgement.verdict}; ${scenario.steps.length} steps after ${shrinks} times of making it smaller:`,
    );
    for (const line of lines) print(`  ${line}`);
    if (!alone) print("  (not seen in a fresh process: something that ran before is part of it)");
    print(`kept:   ${shownPath(place.file)}`);
    print(`again:  ${again}`);
    print(`go on:  --seed ${seedText({ ...seed, offset: seed.offset + 1 })}`);
  }

  async #isSeenAlone(
    { scenario }: Finding,
    sides: Opponents,
    sandboxes: Sandboxes,
  ): Promise<boolean> {
    const duel = this.#duel(sides, sandboxes, true);
    try {
      const { verdict } = await duel.judge(`${this.#family.name}/alone`, scenario);
      return verdict === "different" || verdict === "error";
    } finally {
      await duel.end();
    }
  }
}

function summary({ runs, unavailable, finding }: Hunted, ms: number): string {
  const rate = Math.round((1000 * runs) / ms);
  const end = finding === undefined ? "no difference" : "a difference";
  const left = unavailable === 0 ? "" : `, ${unavailable} of them could not be run`;
  return `${runs} runs in ${(ms / 1000).toFixed(1)} s, ${rate} a second${left}: ${end}`;
}
