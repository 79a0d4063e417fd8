import { setImmediate as nextTurn } from "node:timers/promises";
import { logging } from "./port.ts";

const LIMIT_MS = 5000;

/** Attributes through which one object of the library leads to others that may be busy. */
const LEADS = ["handlers", "target", "logger"];

/** Waits for what the last step set going, within limits. */
export async function settle(objects: Iterable<unknown>): Promise<void> {
  const waiting = reachable(objects).flatMap((one) => outboxOf(one));
  if (waiting.length > 0) await Promise.race([Promise.allSettled(waiting), limit()]);
  await nextTurn();
}

/** The objects of the scenario and all loggers, and what they lead to. */
function reachable(objects: Iterable<unknown>): object[] {
  const found = new Set<object>();
  const waiting: unknown[] = [
    ...objects,
    logging.root,
    ...logging.root.manager.loggerDict.values(),
  ];
  for (const next of waiting) {
    if (typeof next !== "object" || next === null || found.has(next)) continue;
    found.add(next);
    waiting.push(...LEADS.flatMap((name): unknown => Reflect.get(next, name)));
  }
  return [...found];
}

/** The promise of a handler that sends later. Its own class is asked: a scenario may override `flush`. */
function outboxOf(object: object): unknown[] {
  let prototype: unknown = object;
  while (typeof prototype === "object" && prototype !== null) {
    if (Object.hasOwn(prototype, "outbox") && "flush" in prototype) {
      return typeof prototype.flush === "function" ? [prototype.flush.call(object)] : [];
    }
    prototype = Object.getPrototypeOf(prototype);
  }
  return [];
}

async function limit(): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, LIMIT_MS).unref();
  });
}
