import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

const LIMIT_MS = 5000;
const TURN_MS = 1;
const QUIET_WITHOUT_KERNEL = 100; // turns, where the kernel cannot be asked: longer than any delayed ACK

/** What can be asked about things on their way to a server. */
export interface Traffic {
  /** Changes with whatever arrives. */
  readonly news: () => number;
  /** What the kernel holds back; undefined where it cannot be asked. */
  readonly heldBack: () => number | undefined;
  /**
   * Whether everybody who connected has said that nothing more will come. The kernel, which takes
   * long to answer, is not asked then.
   */
  readonly isOver?: () => boolean;
}

/**
 * Waits until nothing is on its way: turns of the event loop bring no news and the kernel, where it
 * can be asked, holds nothing back. Gives up after five seconds.
 */
export async function settled({ news, heldBack, isOver }: Traffic): Promise<void> {
  const until = performance.now() + LIMIT_MS;
  let unasked = 0;
  while (performance.now() < until) {
    const before = news();
    await turns();
    if (news() !== before) {
      unasked = 0;
      continue;
    }
    if (isOver?.()) return;
    const held = heldBack();
    if (held === 0) {
      await turns(); // what was read before the kernel was asked may not have been told yet
      if (news() === before) return;
    } else {
      if (held === undefined && ++unasked > QUIET_WITHOUT_KERNEL) return;
      await sleep(TURN_MS);
    }
  }
}

/** In the first turn a connection is accepted, in the second it is read. */
async function turns(): Promise<void> {
  await nextTurn();
  await nextTurn();
}
