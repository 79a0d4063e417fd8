import { rotatingFile } from "./families/rotating-file.ts";
import type { FuzzFamily } from "./family.ts";

/** Everything that can be fuzzed. A new family is a file in `families/` and its entry here. */
export const FAMILIES: readonly FuzzFamily[] = [rotatingFile];
