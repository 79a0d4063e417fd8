const ROW = 16;
const ROWS_AROUND = 1;

/** Two byte strings in hex, from a little before to a little after where they first differ. */
export function explainBytes(lefts: Uint8Array, rights: Uint8Array): string[] {
  const first = firstDifference(lefts, rights);
  const start = Math.max(0, Math.floor(first / ROW) - ROWS_AROUND) * ROW;
  const end = (Math.floor(first / ROW) + ROWS_AROUND + 1) * ROW;
  const lines = [
    `${lefts.length} and ${rights.length} bytes; first difference at byte ${first} (0x${first.toString(16)})`,
  ];
  for (let offset = start; offset < end; offset += ROW) {
    const [left, right] = [
      lefts.subarray(offset, offset + ROW),
      rights.subarray(offset, offset + ROW),
    ];
    if (left.length === 0 && right.length === 0) break;
    if (isEqual(left, right)) lines.push(`  ${row(offset, left)}`);
    else lines.push(`- ${row(offset, left)}`, `+ ${row(offset, right)}`);
  }
  return lines;
}

function firstDifference(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) if (one[index] !== other[index]) return index;
  return length;
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function row(offset: number, bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  const characters = Array.from(bytes, (byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCodePoint(byte) : ".",
  );
  return `${offset.toString(16).padStart(6, "0")}  ${hex.padEnd(ROW * 3 - 1)}  ${characters.join("")}`;
}
