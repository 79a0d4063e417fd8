import type { LogRecord } from "logparity";

/** Keeps records with certain words out. */
export class NoSecrets {
  readonly words: readonly string[];

  /** The arguments that the configuration gives by name come in one object. */
  constructor({ words }: { readonly words: readonly string[] }) {
    this.words = words;
  }

  filter(record: LogRecord): boolean {
    const text = record.getMessage();
    return !this.words.some((word) => text.includes(word));
  }
}
