import { asError } from "../current-exception.ts";
import { formatException } from "../format/format-exception.ts";
import { tracebackOf } from "../format/traceback.ts";
import { sys } from "../sys.ts";
import { closeHandlers } from "./close-handlers.ts";
import type { Handler } from "./handler.ts";

/** Handlers in the order in which they were made, weakly held: `shutdown` walks them backwards. */
const handlerList: WeakRef<Handler>[] = [];
const collected = new FinalizationRegistry<WeakRef<Handler>>(forget);

/** Handlers by name, weakly held. */
const handlersByName = new Map<string, WeakRef<Handler>>();

/** Whether the process will close the handlers when it exits. */
let closesAtExit = false;

/** Notes a new handler for `shutdown`, which also happens at exit. */
export function registerHandler(handler: Handler): void {
  if (!closesAtExit) process.on("exit", closeAtExit);
  closesAtExit = true;
  const reference = new WeakRef(handler);
  handlerList.push(reference);
  collected.register(handler, reference);
}

function closeAtExit(): void {
  try {
    closeHandlers(handlerList)?.catch(tellIgnored);
  } catch (error) {
    tellIgnored(error);
  }
}

/** At exit there is nobody left to throw to. */
function tellIgnored(error: unknown): void {
  const raised = asError(error);
  const text = formatException(raised, tracebackOf(raised));
  sys.stderr?.write(`Exception ignored in atexit callback <function shutdown>:\n${text}`);
}

function forget(reference: WeakRef<Handler>): void {
  const index = handlerList.indexOf(reference);
  if (index >= 0) handlerList.splice(index, 1);
}

/** Takes back {@link registerHandler}, for a handler whose constructor fails. */
export function unregisterHandler(handler: Handler): void {
  const index = handlerList.findLastIndex((reference) => reference.deref() === handler);
  if (index >= 0) handlerList.splice(index, 1);
}

/** References to the handlers that live, oldest first. */
export function registeredHandlers(): WeakRef<Handler>[] {
  return [...handlerList];
}

/** Takes all handlers out of the list and all names out of the table, as `dictConfig` begins. */
export function clearHandlers(): void {
  handlersByName.clear();
  handlerList.length = 0;
}

/** Enters `handler` under its new name, and no longer under its old one. */
export function renameHandler(handler: Handler, from: string | null, to: string | null): void {
  if (from !== null) handlersByName.delete(from);
  if (to) handlersByName.set(to, new WeakRef(handler));
}

/** Forgets a name. */
export function forgetHandlerName(name: string | null): void {
  if (name) handlersByName.delete(name);
}

/**
 * The handler of that name, or null.
 *
 * Source: CPython 3.15, `logging.getHandlerByName`.
 */
export function getHandlerByName(name: string): Handler | null {
  return handlersByName.get(name)?.deref() ?? null;
}

/**
 * The names of all handlers that have one.
 *
 * Source: CPython 3.15, `logging.getHandlerNames`.
 */
export function getHandlerNames(): ReadonlySet<string> {
  const alive = [...handlersByName].filter(([, reference]) => reference.deref() !== undefined);
  return new Set(alive.map(([name]) => name));
}
