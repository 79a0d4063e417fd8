import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Executable files on a `PATH` whose names match, in its order. Folders that do not exist are passed over. */
export function executablesOn(path: string, name: RegExp): string[] {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) =>
    namesIn(folder)
      .filter((found) => name.test(found))
      .map((found) => join(folder, found))
      .filter(isExecutable),
  );
}

/** Names in a folder, in order; none where it does not exist or may not be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
