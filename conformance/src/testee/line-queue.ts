import { TesteeFailure } from "./failure.ts";

const LONGEST_LINE_BYTES = 64 * 1024 * 1024; // a flood without a line end must not fill the memory

/** Cuts a byte stream into lines, for one reader that waits with a deadline. */
export class LineQueue {
  readonly #ready: string[] = [];
  #partial: Buffer[] = [];
  #partialBytes = 0;
  #failure: TesteeFailure | undefined;
  #wake: (() => void) | undefined;

  /** Takes the next bytes of the stream. */
  push(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      this.#ready.push(Buffer.concat([...this.#partial, rest.subarray(0, end)]).toString("utf8"));
      [this.#partial, this.#partialBytes] = [[], 0];
      rest = rest.subarray(end + 1);
    }
    this.#partial.push(rest);
    this.#partialBytes += rest.length;
    if (this.#partialBytes > LONGEST_LINE_BYTES) {
      this.end(new TesteeFailure("rubbish", "the testee wrote 64 MiB without a line end"));
    }
    this.#wake?.();
  }

  /** No more lines will come, because of `failure`. The first one counts. */
  end(failure: TesteeFailure): void {
    this.#failure ??= failure;
    this.#wake?.();
  }

  /** Next line, waiting up to `timeoutMs`. Errors: `TesteeFailure`. */
  async next(timeoutMs: number): Promise<string> {
    if (this.#ready.length === 0 && this.#failure === undefined) await this.#news(timeoutMs);
    const line = this.#ready.shift();
    if (line !== undefined) return line;
    throw this.#failure ?? new TesteeFailure("hung", "the testee gave no answer in time");
  }

  async #news(timeoutMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#wake = () => {
        if (this.#ready.length === 0 && this.#failure === undefined) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }
}
