/** The four-argument call that every contestant that can interpolate is given. */
export const MESSAGE = "request %d from %s took %d ms and returned status %s";

/** The same line ready made, for those that take bytes only. */
export function readyLine(index: number): string {
  return `2026-11-21 05:40:20,833 INFO app.web request ${index} from 10.0.0.1 took 42 ms and returned status OK\n`;
}

/** What a contestant does. */
export interface Contestant {
  /** Logs one record. */
  readonly log: (index: number) => void;
  /**
   * Resolves once `count` more records have left the process, to the time of that by
   * `performance.now()`. Missing where it has left when `log` returns.
   */
  readonly settle?: (count: number) => Promise<number>;
}

/** Makes a contestant that writes to `path`. */
export type Maker = (path: string) => Contestant;
