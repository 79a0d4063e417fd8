import type { AtomWriter } from "./atom-writer.ts";
import { type DictFacts, isInternedValue } from "./dict-facts.ts";
import type { Pickler } from "./pickler.ts";

/** A dict of which more is known than its values. */
export type KnownDict = Readonly<Record<string, unknown>>;

/** Writes a dict in which no two strings are one object; only floats are taken from the facts. */
export function saveFacts(pickler: Pickler, dict: KnownDict, facts: DictFacts): void {
  pickler.startDict(dict);
  pickler.saveEntries(
    Object.keys(dict),
    (key) => pickler.atoms.text(key),
    (key) => saveNumberOrItem(pickler, dict, key, facts),
  );
}

/** Writes a dict in which strings are one object, as the facts tell. */
export function saveShared(pickler: Pickler, dict: KnownDict, facts: DictFacts): void {
  const shared = new SharedStrings(pickler, dict, facts);
  pickler.startDict(dict);
  pickler.saveEntries(
    Object.keys(dict),
    (key) => shared.saveKey(key),
    (key) => shared.saveValue(key),
  );
}

function saveNumberOrItem(pickler: Pickler, dict: KnownDict, key: string, facts: DictFacts): void {
  const value = dict[key];
  if (typeof value === "number" && facts.floats.has(key)) pickler.atoms.float(value);
  else pickler.saveItem(key, value);
}

class SharedStrings {
  readonly #pickler: Pickler;
  readonly #atoms: AtomWriter;
  readonly #dict: KnownDict;
  readonly #facts: DictFacts;
  /** Number of the string that a key has as its value. */
  readonly #written = new Map<string, number>();

  constructor(pickler: Pickler, dict: KnownDict, facts: DictFacts) {
    this.#pickler = pickler;
    this.#atoms = pickler.atoms;
    this.#dict = dict;
    this.#facts = facts;
  }

  saveKey(key: string): void {
    if (this.#facts.keys.has(key)) this.#atoms.interned(key);
    else this.#atoms.text(key);
  }

  saveValue(key: string): void {
    const value = this.#dict[key];
    if (typeof value === "string") this.#written.set(key, this.#saveText(key, value));
    else saveNumberOrItem(this.#pickler, this.#dict, key, this.#facts);
  }

  #saveText(key: string, text: string): number {
    const other = this.#facts.same.get(key) ?? "";
    const number = this.#dict[other] === text ? this.#written.get(other) : undefined;
    if (number !== undefined) return this.#atoms.get(number);
    const isInterned = isInternedValue(key, text, this.#facts);
    return isInterned ? this.#atoms.interned(text) : this.#atoms.text(text);
  }
}
