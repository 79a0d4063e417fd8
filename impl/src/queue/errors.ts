import { Exception, nameExceptions } from "../python/exceptions.ts";

/** A queue has nothing to give. Source: CPython 3.15, `queue.Empty`. */
export class Empty extends Exception {}

/** A queue has no room. Source: CPython 3.15, `queue.Full`. */
export class Full extends Exception {}

/** A queue was shut down. Source: CPython 3.13, `queue.ShutDown`. */
export class ShutDown extends Exception {}

nameExceptions({ Empty, Full, ShutDown });

// A traceback names the module of an exception that is no builtin; Empty is written in C.
for (const [{ prototype }, module] of [
  [Empty, "_queue"],
  [Full, "queue"],
  [ShutDown, "queue"],
] as const) {
  Object.defineProperty(prototype, "__module__", { value: module, configurable: true });
}
