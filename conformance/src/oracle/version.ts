/** Minor versions that the corpus is judged against, oldest first. To support another, add it here. */
export const SUPPORTED = [
  "3.6",
  "3.7",
  "3.8",
  "3.9",
  "3.10",
  "3.11",
  "3.12",
  "3.13",
  "3.14",
  "3.15",
] as const;

/** Major versions of Node that the port is judged on in CI, oldest first. To support another, add it here. */
export const NODES = ["20", "22", "24", "26"] as const;

/** `3.13` of `3.13.0` or `3.13.0rc1`. */
export function minorOf(version: string): string {
  return /^\d+\.\d+/u.exec(version)?.[0] ?? version;
}

/** Whether the corpus is judged against this version. */
export function isSupported(version: string): boolean {
  return (SUPPORTED as readonly string[]).includes(minorOf(version));
}

/** Orders full versions from old to new; `3.15.0a1` and `3.15.0rc2` come before `3.15.0`. */
export function byVersion(one: string, other: string): number {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const order = (left[index] ?? 0) - (right[index] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

const STAGES = ["a", "b", "rc"]; // a release comes after all of them

function numbersOf(version: string): number[] {
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?(?:(a|b|rc)(\d+))?/u.exec(version);
  if (match === null) return [];
  const [, major, minor, patch = "0", stage, serial = "0"] = match;
  const rank = stage === undefined ? STAGES.length : STAGES.indexOf(stage);
  return [major, minor, patch, rank, serial].map(Number);
}
