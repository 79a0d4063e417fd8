import { TimeoutError } from "../python/exceptions.ts";
import { deferred } from "./deferred.ts";

/** How often to look whether the process would otherwise end, in milliseconds. */
const PATROL_MS = 50;
/** What Node calls a connection that is being made, and bytes that the peer has yet to take. */
const REQUEST = /(?:Connect|Write|Shutdown)Wrap$/u;
/** Standard output and its like are listed whether they keep the process alive or not. */
const STANDARD = /^(?:Pipe|TTY)Wrap$/u;
/** If the process lives on for so long, in milliseconds, it had something to do after all. */
const ENDED_MS = 1000;
const ETIMEDOUT = 110;

/** How to give up each of the things that hold the process up. */
const holdUps = new Set<() => void>();
let patrol: NodeJS.Timeout | undefined;

/**
 * Waits for a connection to be made, or for bytes to be taken, without keeping the process alive.
 *
 * Node lives as long as either goes on, even for a socket that is told to keep nothing alive. So when
 * nothing else seems left to do, `giveUp` is called, which has to end what goes on. What became of `action`
 * then stays open: who waits for it is served as everybody is who waits when a process ends.
 *
 * Errors: those of `action`; TimeoutError if it was given up and the process lives on.
 */
export async function notHoldingUp<T>(action: Promise<T>, giveUp: () => void): Promise<T> {
  const outcome = deferred<T>();
  const holdUp = (): void => {
    remove(holdUp);
    giveUp();
    const lateError = new TimeoutError(ETIMEDOUT, "Connection timed out");
    setTimeout(() => outcome.reject(lateError), ENDED_MS).unref();
  };
  add(holdUp);
  action.then(
    (value) => remove(holdUp) && outcome.resolve(value),
    (error: unknown) => remove(holdUp) && outcome.reject(error),
  );
  return outcome.promise;
}

function add(holdUp: () => void): void {
  holdUps.add(holdUp);
  patrol ??= setInterval(look, PATROL_MS).unref();
}

/** Whether it was still there. */
function remove(holdUp: () => void): boolean {
  const wasThere = holdUps.delete(holdUp);
  if (holdUps.size === 0) {
    clearInterval(patrol);
    patrol = undefined;
  }
  return wasThere;
}

function look(): void {
  const resources = process.getActiveResourcesInfo().filter((name) => !STANDARD.test(name));
  const requests = resources.filter((name) => REQUEST.test(name));
  if (requests.length < resources.length || requests.length > holdUps.size) return;
  for (const giveUp of holdUps) giveUp();
}
