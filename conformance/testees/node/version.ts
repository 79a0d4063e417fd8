import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Version of the port under test. */
export function version(): string {
  const file = createRequire(import.meta.url).resolve("logparity/package.json");
  const description: { version: string } = JSON.parse(readFileSync(file, "utf8"));
  return description.version;
}
