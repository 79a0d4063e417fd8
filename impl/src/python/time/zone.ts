import process from "node:process";
import { zoneByDefaultRules } from "./american-zone.ts";
import { FileZone } from "./file-zone.ts";
import { intlZone } from "./intl-zone.ts";
import { PosixZone, parsePosixTz } from "./posix-zone.ts";
import { hasZoneFiles, readLocalZoneFile, readZoneFile } from "./zone-files.ts";
import { UTC, type Zone } from "./zone-type.ts";

/** Zones kept; a program that walks through more reads their files again. */
const KEPT = 64;

const zones = new Map<string | undefined, Zone>();
let lastTz: string | undefined;
let lastZone: Zone | undefined;

/**
 * The local time zone: what the environment variable TZ names at this moment, or the machine's.
 *
 * TZ is read at each call and its zone is kept by the text, so a program may change it at any time.
 * JavaScript's own Date does not follow such a change in worker threads; this does.
 *
 * Source: glibc, `tzset`.
 */
export function currentZone(): Zone {
  const tz = process.env["TZ"];
  if (lastZone !== undefined && tz === lastTz) return lastZone;
  lastTz = tz;
  lastZone = keptZone(tz);
  return lastZone;
}

function keptZone(tz: string | undefined): Zone {
  const kept = zones.get(tz);
  if (kept !== undefined) return kept;
  if (zones.size >= KEPT) zones.clear();
  const zone = zoneOf(tz);
  zones.set(tz, zone);
  return zone;
}

/**
 * The zone that the text `tz` means to glibc; undefined is the machine's own.
 *
 * `:` in front is skipped. A name or path of a zone file wins over a POSIX string, what is neither
 * is UTC under the name in front of it, and an empty text is UTC. On a machine without zone files
 * the JavaScript engine's zones take their place.
 */
export function zoneOf(tz: string | undefined): Zone {
  if (tz === undefined) return machineZone();
  const name = tz === "" ? "Universal" : tz.replace(/^:/, "");
  if (name === "") return UTC;
  const file = readZoneFile(name);
  if (file !== undefined) return new FileZone(file);
  if (!hasZoneFiles()) {
    const known = tz === "" ? UTC : intlZone(name);
    if (known !== undefined) return known;
  }
  return posixZone(name);
}

function machineZone(): Zone {
  const file = readLocalZoneFile();
  if (file !== undefined) return new FileZone(file);
  return hasZoneFiles() ? UTC : (intlZone(undefined) ?? UTC);
}

function posixZone(text: string): Zone {
  const tz = parsePosixTz(text);
  const defaultRules = tz.unruled ? readZoneFile("posixrules") : undefined;
  return (defaultRules && zoneByDefaultRules(tz, defaultRules)) ?? new PosixZone(tz);
}
