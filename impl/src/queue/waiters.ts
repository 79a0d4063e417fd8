/** What an attempt came to: a value, or nothing yet. */
export type Outcome<R> = { readonly value: R } | undefined;

/** Tries once more; answers whether the waiting is over. */
type Retry = () => boolean;

/** Those who wait for one condition of a queue, the first come first. */
export class Waiters {
  readonly #waiting = new Set<Retry>();

  /** Settles when `attempt` comes to something; rejects with `Late` after `timeout` seconds, null for never. */
  async until<R>(
    timeout: number | null,
    Late: new () => Error,
    attempt: () => Outcome<R>,
  ): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      const giveUp = (): void => {
        this.#waiting.delete(retry);
        reject(new Late());
      };
      const timer = timeout === null ? undefined : setTimeout(giveUp, timeout * 1000);
      const retry: Retry = () => {
        const isOver = settled(attempt, resolve, reject);
        if (isOver) clearTimeout(timer);
        return isOver;
      };
      this.#waiting.add(retry);
    });
  }

  /** Lets those who wait try again. */
  wake(): void {
    for (const retry of this.#waiting) {
      if (retry()) this.#waiting.delete(retry); // at once: a second try would take a second item
    }
  }
}

function settled<R>(
  attempt: () => Outcome<R>,
  resolve: (value: R) => void,
  reject: (error: unknown) => void,
): boolean {
  try {
    const outcome = attempt();
    if (outcome !== undefined) resolve(outcome.value);
    return outcome !== undefined;
  } catch (error) {
    reject(error);
    return true;
  }
}
