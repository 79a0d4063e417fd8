/** What a program logs in with, as a scenario names it: a parameter, an attribute, an option of a server. */
const CREDENTIALS = /(?:^|\.)(?:credentials|password)$/;

/** What is shown in the place of each text. */
const HIDDEN = "…";

/**
 * A part of a scenario as a report may show it: with nothing that could be a password. Whoever wants to see
 * that of a test looks into the scenario's file.
 */
export function withoutCredentials(part: unknown): unknown {
  return walked(part, false);
}

function walked(part: unknown, isSecret: boolean): unknown {
  if (Array.isArray(part)) return part.map((item) => walked(item, isSecret));
  if (typeof part === "object" && part !== null) {
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => [
        key,
        walked(value, isSecret || CREDENTIALS.test(key)),
      ]),
    );
  }
  return isSecret && typeof part === "string" ? HIDDEN : part;
}
