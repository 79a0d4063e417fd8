/** A running testee, wherever it runs: its two line streams, and how it is ended. */
export interface Connection {
  /** End of what it wrote to standard error. */
  readonly stderr: string;
  /** Sends one line, `message` as JSON. A testee that is gone does not make it fail; `read` will. */
  write(message: object): void;
  /** Next line. Errors: `TesteeFailure` when it ends, floods, or says nothing for `timeoutMs`. */
  read(timeoutMs: number): Promise<string>;
  /** Ends it and everything it forked, and waits until it is gone. */
  kill(): Promise<void>;
  /** Lets it end by itself for `graceMs`, then kills it. */
  end(graceMs: number): Promise<void>;
}
