import { readFileSync, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import process from "node:process";
import { parseTzif, type ZoneFile } from "./tzif.ts";

// The only file of the ground floor that reads from the disk: zone data are files.

/** Where the C library keeps its compiled zones, unless TZDIR says otherwise. */
const ZONE_FOLDER = "/usr/share/zoneinfo";
/** The zone of the machine. */
const LOCAL_ZONE_FILE = "/etc/localtime";

/**
 * Reads the zone file `name`: an absolute path, or a path below the folder of zones.
 *
 * Undefined where there is no such file or it is no zone file.
 */
export function readZoneFile(name: string): ZoneFile | undefined {
  const path = isAbsolute(name) ? name : join(zoneFolder(), name);
  try {
    return statSync(path).isFile() ? parseTzif(readFileSync(path)) : undefined;
  } catch {
    return undefined; // missing, a folder, not readable: all the same to the C library
  }
}

/** Reads the zone of the machine; undefined where it has none. */
export function readLocalZoneFile(): ZoneFile | undefined {
  return readZoneFile(LOCAL_ZONE_FILE);
}

/** Whether the machine has zone files at all; Windows has none. */
export function hasZoneFiles(): boolean {
  return statSync(zoneFolder(), { throwIfNoEntry: false }) !== undefined;
}

function zoneFolder(): string {
  const named = process.env["TZDIR"];
  return named === undefined || named === "" ? ZONE_FOLDER : named;
}
