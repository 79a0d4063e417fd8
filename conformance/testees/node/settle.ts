import { setImmediate as nextTurn } from "node:timers/promises";
import { handlers } from "./port.ts";
import { settleFiles } from "./virtual-clock.ts";

const LIMIT_MS = 5000;

/** Handlers whose work goes on after `emit`; each says by `flush` when it is done. */
const OUTBOX_CLASSES = ["SocketHandler", "SysLogHandler", "SMTPHandler", "HTTPHandler"];

interface OutboxClass {
  new (...args: never[]): object;
  readonly prototype: { flush(): unknown };
}

function isClass(value: unknown): value is OutboxClass {
  return typeof value === "function";
}

/** Waits for what the last step set going, within limits, and gives its files the virtual time. */
export async function settle(objects: Iterable<unknown>): Promise<void> {
  const waiting = [...objects].flatMap((one) => outboxOf(one));
  if (waiting.length > 0) await Promise.race([Promise.allSettled(waiting), limit()]);
  await nextTurn();
  settleFiles();
}

/** The promise of a network handler; its class is asked, because a scenario may override `flush`. */
function outboxOf(object: unknown): unknown[] {
  return OUTBOX_CLASSES.flatMap((name) => {
    const found: unknown = Reflect.get(handlers, name);
    if (!isClass(found) || !(object instanceof found)) return [];
    return [found.prototype.flush.call(object)];
  });
}

async function limit(): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, LIMIT_MS).unref();
  });
}
