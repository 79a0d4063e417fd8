import { FileZone } from "./file-zone.ts";
import type { PosixTz } from "./posix-zone.ts";
import type { ZoneFile } from "./tzif.ts";
import type { LocalType, Zone } from "./zone-type.ts";

/**
 * The zone of a TZ string that names summer time but not when it is, such as `AAA5BBB`.
 *
 * glibc then takes the dates of the file `posixrules`, moves them by the difference of the offsets,
 * and keeps the file's own last line: past its last entry the file's names and offsets show.
 */
export function zoneByDefaultRules(tz: PosixTz, file: ZoneFile): Zone | undefined {
  if (file.types.length < 2) return undefined;
  const used = file.typeIndexes.flatMap((index) => file.types[index] ?? []);
  const oldStandard = used.findLast((type) => type.isdst === 0)?.offset ?? 0;
  const { standard, summer } = tz;

  let wasSummer = false;
  const transitions = file.transitions.map((at, index) => {
    const type = used[index];
    // glibc forgets what to subtract from the second, and so ends summer time too early.
    const shift = wasSummer && !type?.isStandard ? summer.offset : standard.offset - oldStandard;
    wasSummer = type?.isdst === 1;
    return type?.isUtc ? at : at + shift;
  });
  return new FileZone({
    ...file,
    transitions,
    typeIndexes: used.map((type) => type.isdst),
    types: [standard, summer].map(asFileType),
  });
}

function asFileType(type: LocalType): ZoneFile["types"][number] {
  return { ...type, isStandard: false, isUtc: false };
}
