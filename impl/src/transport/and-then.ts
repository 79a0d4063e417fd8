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
