import { tuple, ValueError } from "logparity/python";
import { raisedWhileHandling } from "#impl/python/exceptions/context.js";

/** An exception in plain values, for Python and for Node to make. */
export interface ExceptionTree {
  readonly type: "Error" | "TypeError" | "ValueError" | "AggregateError";
  readonly message: string;
  /** Whether it was raised, by `serve` in line 7 of `/srv/app/main.py`. */
  readonly frame?: boolean;
  readonly cause?: ExceptionTree;
  readonly context?: ExceptionTree;
  /** Members of a group. */
  readonly errors?: readonly ExceptionTree[];
}

const CLASSES = { Error, TypeError, ValueError };

/** The error that a tree stands for. */
export function build(tree: ExceptionTree): Error {
  const { type, message, frame, cause, context } = tree;
  const error =
    type === "AggregateError"
      ? new AggregateError((tree.errors ?? []).map(build), message)
      : new CLASSES[type](message);
  error.stack = frame === true ? `${type}: ${message}\n    at serve (/srv/app/main.py:7:10)` : "";
  if (cause !== undefined) error.cause = build(cause);
  if (context !== undefined) raisedWhileHandling(error, build(context));
  return error;
}

/** What a formatter takes as `exc_info`. */
export function infoOf(error: Error): ReturnType<typeof tuple<unknown>> {
  return tuple<unknown>([error.constructor, error, error]);
}

const MESSAGES = ["", "no", "two\nlines", "Zoë 𝄞", "  "] as const;
const TYPES = ["Error", "TypeError", "ValueError"] as const;

/** Trees by chance, but the same ones for the same seed. */
export function* trees(seed: number, count: number): Generator<ExceptionTree> {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % limit;
  };
  const grow = (depth: number): ExceptionTree => {
    const isGroup = depth > 0 && below(3) === 0;
    const members = below(8) === 0 ? 17 : 1 + below(3);
    return {
      type: isGroup ? "AggregateError" : (TYPES[below(TYPES.length)] ?? "Error"),
      message: MESSAGES[below(MESSAGES.length)] ?? "",
      frame: below(2) === 0,
      ...(isGroup && { errors: Array.from({ length: members }, () => grow(depth - 1)) }),
      ...(depth > 0 && below(3) === 0 && { cause: grow(depth - 1) }),
      ...(depth > 0 && below(4) === 0 && { context: grow(depth - 1) }),
    };
  };
  for (let made = 0; made < count; made++) yield grow(1 + (made % 4));
}
