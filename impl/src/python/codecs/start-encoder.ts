import type { IncrementalEncoder } from "./codec.ts";

/** How a stream starts, and how it goes on. */
export interface StartEncoderOptions {
  /** Encodes the first piece: with a byte order mark. */
  readonly first: (text: string) => Uint8Array;
  /** Encodes each further piece. */
  readonly rest: (text: string) => Uint8Array;
  /** Whether a text that is refused leaves the mark due. */
  readonly keepsMark?: boolean;
}

/** The encoder of a stream that starts with a byte order mark. */
export class StartEncoder implements IncrementalEncoder {
  readonly #options: StartEncoderOptions;
  #atStart = true;

  constructor(options: StartEncoderOptions) {
    this.#options = options;
  }

  encode(text: string): Uint8Array {
    const { first, rest, keepsMark = false } = this.#options;
    if (!this.#atStart) return rest(text);
    if (!keepsMark) this.#atStart = false;
    const bytes = first(text);
    this.#atStart = false;
    return bytes;
  }

  reset(): void {
    this.#atStart = true;
  }

  setstate(state: number): void {
    this.#atStart = state !== 0;
  }
}
