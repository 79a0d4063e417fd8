import { UnpicklingError } from "../errors.ts";
import * as op from "../opcodes.ts";
import type { Step } from "./atoms.ts";

const HIGHEST_PROTOCOL = 5;

/** Instructions that make nothing, and those that ask for something from outside the pickle. */
export const OTHERS: Readonly<Record<number, Step>> = {
  [op.PROTO]: (machine) => {
    machine.protocol = machine.reader.uint8();
    if (machine.protocol <= HIGHEST_PROTOCOL) return;
    throw new UnpicklingError(`unsupported pickle protocol: ${machine.protocol}`);
  },
  // A frame only says how much is to come; it is checked, and then read like everything else.
  [op.FRAME]: ({ reader }) => reader.expect(reader.uint64()),
  [op.PERSID]: refuse("a persistent id"),
  [op.BINPERSID]: refuse("a persistent id"),
  [op.EXT1]: refuse("an object from the extension registry"),
  [op.EXT2]: refuse("an object from the extension registry"),
  [op.EXT4]: refuse("an object from the extension registry"),
  [op.NEXT_BUFFER]: refuse("out-of-band data"),
  [op.READONLY_BUFFER]: refuse("out-of-band data"),
};

function refuse(what: string): Step {
  return () => {
    throw new UnpicklingError(`pickle is refused: it asks for ${what}`);
  };
}
