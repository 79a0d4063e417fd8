import type { LeapSecond, LocalType } from "./zone-type.ts";

/** A type of local time as a zone file holds it. */
export interface FileType extends LocalType {
  /** Whether changes to it were written in standard time. */
  readonly isStandard: boolean;
  /** Whether changes to it were written in UTC. */
  readonly isUtc: boolean;
}

/** What a zone file says. Units: seconds since the Unix epoch. */
export interface ZoneFile {
  /** When clocks were changed, ascending. */
  readonly transitions: readonly number[];
  /** Index into `types` from each transition on. */
  readonly typeIndexes: readonly number[];
  readonly types: readonly FileType[];
  readonly leaps: readonly LeapSecond[];
  /** POSIX TZ string for the time after the last transition; empty if there is none. */
  readonly footer: string;
}

interface Header {
  readonly version: number;
  readonly utcCount: number;
  readonly standardCount: number;
  readonly leapCount: number;
  readonly transitionCount: number;
  readonly typeCount: number;
  readonly nameBytes: number;
}

const HEADER_BYTES = 44;
/** First four bytes of a zone file: `TZif`. */
const MAGIC = 0x54_5a_69_66;

/**
 * Reads a compiled zone (TZif of version 1 to 4; RFC 9636).
 *
 * Returns undefined for anything else, which glibc likewise treats as no zone at all.
 */
export function parseTzif(bytes: Uint8Array): ZoneFile | undefined {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const first = readHeader(view, 0);
    if (first === undefined || first.version === 0) {
      return first && readBody(view, HEADER_BYTES, first, 4);
    }
    const at = HEADER_BYTES + bodyLength(first, 4);
    const second = readHeader(view, at);
    return second && readBody(view, at + HEADER_BYTES, second, 8);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // the file ends too early
    throw error;
  }
}

function readHeader(view: DataView, at: number): Header | undefined {
  if (view.getUint32(at) !== MAGIC) return undefined;
  const header = {
    version: view.getUint8(at + 4),
    utcCount: view.getUint32(at + 20),
    standardCount: view.getUint32(at + 24),
    leapCount: view.getUint32(at + 28),
    transitionCount: view.getUint32(at + 32),
    typeCount: view.getUint32(at + 36),
    nameBytes: view.getUint32(at + 40),
  };
  const { utcCount, standardCount, typeCount } = header;
  return standardCount > typeCount || utcCount > typeCount ? undefined : header;
}

function bodyLength(header: Header, width: 4 | 8): number {
  const { transitionCount, typeCount, nameBytes, leapCount, standardCount, utcCount } = header;
  return (
    transitionCount * (width + 1) +
    typeCount * 6 +
    nameBytes +
    leapCount * (width + 4) +
    standardCount +
    utcCount
  );
}

function readBody(
  view: DataView,
  start: number,
  header: Header,
  width: 4 | 8,
): ZoneFile | undefined {
  const { transitionCount, typeCount, nameBytes, leapCount } = header;
  const indexesAt = start + transitionCount * width;
  const typesAt = indexesAt + transitionCount;
  const namesAt = typesAt + typeCount * 6;
  const leapsAt = namesAt + nameBytes;
  const flagsAt = leapsAt + leapCount * (width + 4);
  const end = start + bodyLength(header, width);
  const instant = (at: number): number =>
    width === 4 ? view.getInt32(at) : Number(view.getBigInt64(at));

  const typeIndexes = upTo(transitionCount, (i) => view.getUint8(indexesAt + i));
  if (typeIndexes.some((index) => index >= typeCount)) return undefined;
  return {
    transitions: upTo(transitionCount, (i) => instant(start + i * width)),
    typeIndexes,
    types: upTo(typeCount, (i) => ({
      offset: view.getInt32(typesAt + i * 6),
      isdst: view.getUint8(typesAt + i * 6 + 4) === 0 ? 0 : 1,
      name: cString(view, namesAt + view.getUint8(typesAt + i * 6 + 5)),
      isStandard: i < header.standardCount && view.getUint8(flagsAt + i) !== 0,
      isUtc: i < header.utcCount && view.getUint8(flagsAt + header.standardCount + i) !== 0,
    })),
    leaps: upTo(leapCount, (i) => ({
      at: instant(leapsAt + i * (width + 4)),
      total: view.getInt32(leapsAt + i * (width + 4) + width),
    })),
    footer: width === 8 ? footerAt(view, end) : "",
  };
}

function upTo<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function cString(view: DataView, at: number): string {
  let text = "";
  for (let i = at; view.getUint8(i) !== 0; i++) text += String.fromCharCode(view.getUint8(i));
  return text;
}

/** The line between two line feeds at the end of the file. */
function footerAt(view: DataView, at: number): string {
  if (at >= view.byteLength || view.getUint8(at) !== 0x0a) return "";
  let text = "";
  for (let i = at + 1; i < view.byteLength - 1; i++) text += String.fromCharCode(view.getUint8(i));
  return text;
}
