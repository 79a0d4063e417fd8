import { UnpicklingError } from "../errors.ts";
import * as op from "../opcodes.ts";
import type { Step } from "./atoms.ts";
import type { Unpickler } from "./unpickler.ts";

/** Instructions that move values between stack and memo, and marks. */
export const MEMO: Readonly<Record<number, Step>> = {
  [op.MARK]: (machine) => machine.mark(),
  [op.POP]: (machine) => {
    if (!machine.popMarkOnTop()) machine.pop();
  },
  [op.POP_MARK]: (machine) => {
    machine.stack.length = machine.popMark();
  },
  [op.DUP]: (machine) => machine.pushAgain(machine.top()),
  [op.GET]: (machine) => machine.pushAgain(machine.memoGet(indexLine(machine))),
  [op.BINGET]: (machine) => machine.pushAgain(machine.memoGet(machine.reader.uint8())),
  [op.LONG_BINGET]: (machine) => machine.pushAgain(machine.memoGet(machine.reader.uint32())),
  [op.PUT]: (machine) => machine.memoPut(indexLine(machine), machine.top()),
  [op.BINPUT]: (machine) => machine.memoPut(machine.reader.uint8(), machine.top()),
  [op.LONG_BINPUT]: (machine) => machine.memoPut(machine.reader.uint32(), machine.top()),
  [op.MEMOIZE]: (machine) => machine.memoize(),
};

function indexLine(machine: Unpickler): number {
  const text = machine.reader.line();
  if (!/^\d{1,15}$/.test(text)) throw new UnpicklingError("memo index is no decimal number");
  return Number(text);
}
