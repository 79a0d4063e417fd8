import { createRequire } from "node:module";

/** A function of a library of the system. */
type NativeCall = (...args: unknown[]) => unknown;

/** The part of the optional package `koffi` that is used. */
export interface Koffi {
  load(path: string): { func(declaration: string): NativeCall };
  errno(): number;
}

/** The package, or undefined where it is not installed. */
export function requireKoffi(): Koffi | undefined {
  try {
    const koffi: Koffi = createRequire(import.meta.url)("koffi");
    return koffi;
  } catch {
    return undefined;
  }
}
