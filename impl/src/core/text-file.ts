import { closeSync, fstatSync, openSync, writeSync } from "node:fs";

/** How text becomes bytes. */
export interface TextFileOptions {
  readonly encoding?: string | null | undefined;
  readonly errors?: string | null | undefined;
}

/** A text file that is written to, without any buffer. */
export class TextFile {
  readonly name: string;
  readonly #descriptor: number;

  constructor(filename: string, mode: string, _options: TextFileOptions = {}) {
    this.name = filename;
    this.#descriptor = openSync(filename, mode === "x" ? "wx" : mode, 0o666);
  }

  write(text: string): number {
    writeSync(this.#descriptor, text);
    return text.length;
  }

  flush(): void {}

  /** The descriptor of the open file. */
  fileno(): number {
    return this.#descriptor;
  }

  /**
   * Offset in bytes at which the last write of our own ended, or where the file was opened.
   *
   * What others appended since then shows only after the next write, as with CPython's `tell()`.
   * Errors: UnsupportedOperation for a pipe.
   */
  tell(): number {
    return fstatSync(this.#descriptor).size;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
