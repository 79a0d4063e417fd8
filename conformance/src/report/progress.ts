/** Where a progress report is written. */
export interface ProgressTarget {
  readonly note: (text: string) => void;
  /** A terminal on which one line can be rewritten; otherwise plain lines, seldom. */
  readonly live: boolean;
}

const LIVE_EVERY_MS = 100;
const PLAIN_EVERY_MS = 5000;

/** Shows how far a run has come: one moving line on a terminal, a line every 5 s elsewhere. */
export class ProgressLine {
  readonly #target: ProgressTarget;
  readonly #every: number;
  #last = performance.now();
  #shown = false;

  constructor(target: ProgressTarget) {
    this.#target = target;
    this.#every = target.live ? LIVE_EVERY_MS : PLAIN_EVERY_MS;
  }

  /** Takes note of progress; most calls show nothing. */
  update({ done, total, label }: { done: number; total: number; label: string }): void {
    const now = performance.now();
    if (now - this.#last < this.#every) return;
    this.#last = now;
    const text = `${done}/${total} runs, ${Math.floor((100 * done) / total)} %, ${label}`;
    this.#target.note(this.#target.live ? `\r\u001b[K${text}` : `${text}\n`);
    this.#shown = this.#target.live;
  }

  /** Shows what is being done before anything can be counted; elsewhere than on a terminal what is new in it. */
  say(text: string): void {
    if (this.#target.live) this.#target.note(`\r\u001b[K${text}`);
    else if (!text.endsWith("%")) this.#target.note(`${text}\n`);
    this.#shown = this.#target.live;
  }

  /** Takes the moving line away. */
  clear(): void {
    if (this.#shown) this.#target.note("\r\u001b[K");
    this.#shown = false;
  }
}
