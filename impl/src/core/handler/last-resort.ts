import { type Level, NOTSET, WARNING } from "../levels.ts";
import { sys, type TextStream } from "../sys.ts";
import type { Handler } from "./handler.ts";
import { StreamHandler } from "./stream.ts";

/**
 * A StreamHandler whose stream is always what `sys.stderr` is at the moment.
 *
 * Source: CPython 3.15, `logging._StderrHandler`.
 */
export class _StderrHandler extends StreamHandler {
  constructor(level: Level = NOTSET) {
    super();
    this.setLevel(level);
  }
}
Object.defineProperty(_StderrHandler.prototype, "stream", {
  configurable: true,
  get: (): TextStream | null => sys.stderr,
  set: (): void => {}, // the base class sets it while it constructs
});

/** Takes the records that no handler takes, from WARNING on. See {@link setLastResort}. */
export let lastResort: Handler | null = new _StderrHandler(WARNING);

/** Python's `logging.lastResort = handler`; null drops such records, after one complaint. */
export function setLastResort(handler: Handler | null): void {
  lastResort = handler;
}
