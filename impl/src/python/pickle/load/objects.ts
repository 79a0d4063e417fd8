import { tuple } from "../../values.ts";
import { UnpicklingError } from "../errors.ts";
import * as op from "../opcodes.ts";
import { PickledGlobal, PickledObject } from "../pickled-object.ts";
import { python3Name } from "../python2-names.ts";
import type { Step } from "./atoms.ts";
import { complete, make } from "./make-object.ts";
import type { Unpickler } from "./unpickler.ts";

/** Instructions that name classes and functions, and make objects of them. */
export const OBJECTS: Readonly<Record<number, Step>> = {
  [op.GLOBAL]: (machine) => machine.push(namedGlobal(machine)),
  [op.STACK_GLOBAL]: pushStackGlobal,
  [op.REDUCE]: (machine) => {
    const args = machine.pop();
    pushMade(machine, make(machine, machine.pop(), args));
  },
  [op.NEWOBJ]: (machine) => {
    const args = machine.pop();
    pushMade(machine, make(machine, machine.pop(), args, "new"));
  },
  [op.NEWOBJ_EX]: pushNewWithKeywords,
  [op.OBJ]: (machine) => {
    const [made, ...args] = machine.takeFrom(machine.popMark());
    pushMade(machine, make(machine, made, tuple(args)));
  },
  [op.INST]: (machine) => {
    const args = machine.takeFrom(machine.popMark());
    pushMade(machine, make(machine, namedGlobal(machine), tuple(args)));
  },
  [op.BUILD]: (machine) => {
    const state = machine.pop();
    complete(machine.top(), state);
  },
};

function namedGlobal(machine: Unpickler): PickledGlobal {
  const module = machine.reader.utf8Line();
  return globalOf(machine, module, machine.reader.utf8Line());
}

function pushStackGlobal(machine: Unpickler): void {
  const name = machine.pop();
  const module = machine.pop();
  if (typeof module !== "string" || typeof name !== "string") {
    throw new UnpicklingError("STACK_GLOBAL requires str");
  }
  machine.push(globalOf(machine, module, name));
}

/** Protocol 2 was the last that Python 2 had. */
const LAST_OF_PYTHON2 = 2;

function globalOf(machine: Unpickler, module: string, name: string): PickledGlobal {
  const isOld = machine.protocol <= LAST_OF_PYTHON2;
  return new PickledGlobal(...(isOld ? python3Name(module, name) : ([module, name] as const)));
}

/** Keywords become the last argument of an inert object; nothing that is known has any. */
function pushNewWithKeywords(machine: Unpickler): void {
  const keywords = machine.pop();
  const args = machine.pop();
  const made = machine.pop();
  if (!(made instanceof PickledGlobal) || !Array.isArray(args)) {
    throw new UnpicklingError("NEWOBJ_EX needs a class and a tuple");
  }
  const given = tuple<unknown>([new PickledGlobal(made.module, made.name), args, keywords]);
  pushMade(machine, new PickledObject("copyreg", "__newobj_ex__", given));
}

function pushMade(machine: Unpickler, made: unknown): void {
  if (typeof made === "object" && made !== null) machine.pushContainer(made);
  else machine.push(made);
}
