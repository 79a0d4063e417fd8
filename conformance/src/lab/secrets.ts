import { createHash } from "node:crypto";

/**
 * What stands in an observation for credentials: equal for equal ones, and no way back to them. No
 * recording and no report ever holds a password, not even one made up for a test.
 */
export function standIn(credentials: string): string {
  return `<${createHash("sha256").update(credentials).digest("hex").slice(0, 12)}>`;
}
