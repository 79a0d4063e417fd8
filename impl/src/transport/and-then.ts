import { contextOf, raisedWhileHandling } from "../python/exceptions/context.ts";

/** Something that is done now, or has been when the promise settles. */
export type MaybeLater = void | Promise<void>;

/** Does `following` when `first` is done: at once where `first` was done at once. */
export function andThen(first: MaybeLater, following: () => MaybeLater): MaybeLater {
  return first ? first.then(following) : following();
}

/** Does something, and hands an error, thrown now or later, to `rescue`. */
export function rescued(
  action: () => MaybeLater,
  rescue: (error: unknown) => MaybeLater,
): MaybeLater {
  try {
    return action()?.catch(rescue);
  } catch (error) {
    return rescue(error);
  }
}

/** Does something while `error` is being handled: what it raises, now or later, knows of it, as in Python. */
export function handling(error: Error, action: () => MaybeLater): MaybeLater {
  return rescued(action, (raised) => {
    if (raised instanceof Error && raised !== error) linkTo(raised, error);
    throw raised;
  });
}

/** Makes `context` what was being handled when the first of `raised` and its own contexts was raised. */
export function linkTo(raised: Error, context: Error): void {
  let first = raised;
  for (let next = contextOf(first); next !== undefined; next = contextOf(first)) {
    if (next === context) return;
    first = next;
  }
  raisedWhileHandling(first, context);
}
