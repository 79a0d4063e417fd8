/**
 * How the talk with a testee can go wrong.
 *
 * `crashed`: the process ended. `hung`: no answer in time. `rubbish`: a line that is not the
 * protocol. `lied`: a line of the right form that cannot be true.
 */
export type FailureKind = "crashed" | "hung" | "rubbish" | "lied";

/** A testee that cannot be talked to any further. It costs the cell at hand, then it is started anew. */
export class TesteeFailure extends Error {
  readonly kind: FailureKind;

  static {
    Object.defineProperty(TesteeFailure.prototype, "name", { value: "TesteeFailure" });
  }

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** A testee that could not be started at all: no such program, or no permission. */
export class NotStartedError extends Error {
  static {
    Object.defineProperty(NotStartedError.prototype, "name", { value: "NotStartedError" });
  }
}
