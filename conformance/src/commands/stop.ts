/** A reason to end a command early: printed as one sentence, with its exit code. */
export class Stop extends Error {
  readonly exitCode: 2 | 3 | 4;

  static {
    Object.defineProperty(Stop.prototype, "name", { value: "Stop" });
  }

  constructor(exitCode: 2 | 3 | 4, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The caller asked for something that does not exist: exit code 2. */
export function usage(message: string): Stop {
  return new Stop(2, message);
}
