import { test } from "@playwright/test";

/** What a machine may lack. A test that needs one of these is skipped there, by name. */
export const KEYS = ["docker", "python", "browser", "rsyslog", "mailhog", "wine"] as const;

/** See {@link KEYS}. */
export type Key = (typeof KEYS)[number];

/**
 * Skips the running test where what it needs is missing, or fails it where `REQUIRE` names the key.
 *
 * `REQUIRE=docker,python` or `REQUIRE=all` turns skips into failures: a CI that has everything must
 * not lose a test in silence. `missing` says what was looked for, undefined where it is there.
 */
export function requires(key: Key, missing: string | undefined): void {
  if (missing === undefined) return;
  const required = requiredKeys(process.env["REQUIRE"] ?? "");
  if (required.has(key)) throw new Error(`REQUIRE names ${key}, but ${missing}`);
  test.skip(true, `${key}: ${missing}`);
}

/** Keys that `REQUIRE` names. Errors: an unknown key, which would otherwise require nothing. */
function requiredKeys(text: string): ReadonlySet<string> {
  const names = text.split(",").flatMap((name) => name.trim() || []);
  const unknown = names.find(
    (name) => name !== "all" && !(KEYS as readonly string[]).includes(name),
  );
  if (unknown !== undefined) {
    throw new Error(`REQUIRE=${text}: unknown key ${unknown}; expected all or ${KEYS.join(", ")}`);
  }
  return new Set(names.includes("all") ? KEYS : names);
}
