import { PyFloat } from "../../values.ts";
import { UnpicklingError } from "../errors.ts";
import * as op from "../opcodes.ts";
import { checkedAscii } from "./byte-reader.ts";
import { rawUnicode, stringLiteral } from "./escapes.ts";
import { intFromBytes, intFromText } from "./read-int.ts";
import type { Unpickler } from "./unpickler.ts";

/** One step of the machine. Its opcode has been read. */
export type Step = (machine: Unpickler) => void;

/** Instructions that push a value which holds no others. */
export const ATOMS: Readonly<Record<number, Step>> = {
  [op.NONE]: (machine) => machine.push(null),
  [op.NEWTRUE]: (machine) => machine.push(true),
  [op.NEWFALSE]: (machine) => machine.push(false),
  [op.BININT]: (machine) => machine.push(machine.reader.int32()),
  [op.BININT1]: (machine) => machine.push(machine.reader.uint8()),
  [op.BININT2]: (machine) => machine.push(machine.reader.uint16()),
  [op.LONG1]: (machine) => pushLong(machine, machine.reader.uint8()),
  [op.LONG4]: (machine) => pushLong(machine, machine.reader.uint32()),
  [op.INT]: pushInt,
  [op.LONG]: pushLongText,
  [op.FLOAT]: pushFloatText,
  [op.BINFLOAT]: (machine) => pushFloat(machine, machine.reader.double()),
  [op.STRING]: (machine) => machine.push(checkedAscii(stringLiteral(machine.reader.line()))),
  [op.BINSTRING]: (machine) => machine.push(machine.reader.ascii(machine.reader.uint32())),
  [op.SHORT_BINSTRING]: (machine) => machine.push(machine.reader.ascii(machine.reader.uint8())),
  [op.UNICODE]: (machine) => machine.push(rawUnicode(machine.reader.line())),
  [op.BINUNICODE]: (machine) => machine.push(machine.reader.utf8(machine.reader.uint32())),
  [op.SHORT_BINUNICODE]: (machine) => machine.push(machine.reader.utf8(machine.reader.uint8())),
  [op.BINUNICODE8]: (machine) => machine.push(machine.reader.utf8(machine.reader.uint64())),
  [op.BINBYTES]: (machine) => machine.push(machine.reader.bytes(machine.reader.uint32())),
  [op.SHORT_BINBYTES]: (machine) => machine.push(machine.reader.bytes(machine.reader.uint8())),
  [op.BINBYTES8]: (machine) => machine.push(machine.reader.bytes(machine.reader.uint64())),
  [op.BYTEARRAY8]: (machine) => machine.push(machine.reader.bytes(machine.reader.uint64())),
};

function pushLong(machine: Unpickler, length: number): void {
  const { maxIntDigits } = machine.limits;
  machine.push(intFromBytes(machine.reader.bytes(length), maxIntDigits));
}

/** Protocols 0 and 1 write bools as ints of two digits. */
function pushInt(machine: Unpickler): void {
  const text = machine.reader.line();
  if (text === "00" || text === "01") return machine.push(text === "01");
  machine.push(intFromText(text, machine.limits.maxIntDigits));
}

function pushLongText(machine: Unpickler): void {
  const text = machine.reader.line().replace(/L$/, "");
  machine.push(intFromText(text, machine.limits.maxIntDigits));
}

const FLOAT_TEXT = /^[+-]?(?:\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|inf|nan)$/i;

function pushFloatText(machine: Unpickler): void {
  const text = machine.reader.line();
  if (!FLOAT_TEXT.test(text)) throw new UnpicklingError("could not convert string to float");
  pushFloat(machine, Number(text.replace(/inf/i, "Infinity")));
}

function pushFloat(machine: Unpickler, value: number): void {
  const looksLikeInt = Number.isSafeInteger(value) && !Object.is(value, -0);
  machine.push(looksLikeInt && machine.limits.exact ? new PyFloat(value) : value);
}
