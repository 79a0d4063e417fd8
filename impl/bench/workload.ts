/** Records that a contestant writes before the clock starts, so that its code is compiled. */
export const WARM_UP = 20_000;

/** The four-argument call that every contestant that can interpolate is given. */
export const MESSAGE = "request %d from %s took %d ms and returned status %s";

/** The same line ready made, for those that take bytes only. */
export function readyLine(index: number): string {
  return `2026-11-21 05:40:20,833 INFO app.web request ${index} from 10.0.0.1 took 42 ms and returned status OK\n`;
}

/** What a contestant does; `end` resolves once the last byte has been handed to the kernel. */
export interface Contestant {
  readonly log: (index: number) => void;
  readonly end: () => void | Promise<void>;
}

/** Makes a contestant that writes to `path`. */
export type Maker = (path: string) => Contestant | Promise<Contestant>;
