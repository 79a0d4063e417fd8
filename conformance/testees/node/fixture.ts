import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The text of a file in `fixtures/`: beside the package in the repository, and in it once it is packed. */
export function readFixture(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  const beside = join(folder, "..", "fixtures", name);
  return readFileSync(existsSync(beside) ? beside : join(folder, "fixtures", name), "utf8");
}
