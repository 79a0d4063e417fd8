import { type Family, tableData } from "./code-table.ts";
import type { Step, StepReader } from "./decode-errors.ts";
import { type ReadTable, readTable } from "./read-table.ts";

/** Reads what is in no table; nothing if it is not its business. */
export type RestReader = (bytes: Uint8Array, index: number) => Step | undefined;

const ILLEGAL = "illegal multibyte sequence";
const INCOMPLETE = "incomplete multibyte sequence";

/** After this byte EUC has codes of three bytes for Japanese. */
const THREE_BYTES = 0x8f;

/** Bytes that are no code; the error spans the first of them. */
export function illegal(width = 1): Step {
  return { reason: ILLEGAL, width };
}

/** A code that is cut off: the rest of the bytes is in the error. */
export function incomplete(bytes: Uint8Array, index: number): Step {
  return { reason: INCOMPLETE, width: bytes.length - index };
}

/** Reads the characters of an encoding in which each has its own bytes. */
export function tableReader(
  family: Family,
  name: string,
  rest: RestReader = () => undefined,
): StepReader {
  const table = readTable(family, name);
  const { leads } = tableData(family, name);
  const hasThree = name.startsWith("euc_j");
  return (bytes, index) => {
    const first = bytes[index] ?? 0;
    const isLead = leads.some(([low, high]) => first >= low && first <= high);
    if (!isLead) return stepOf(table, first, 1);
    const width = hasThree && first === THREE_BYTES ? 3 : 2;
    if (index + width > bytes.length) return incomplete(bytes, index);
    const code = bytes.subarray(index, index + width).reduce((sum, byte) => (sum << 8) | byte, 0);
    return rest(bytes, index) ?? stepOf(table, code, width);
  };
}

function stepOf(table: ReadTable, code: number, width: number): Step {
  const text = table.get(code);
  if (text === undefined) return illegal();
  return text === "" ? illegal(2) : { text, width };
}
