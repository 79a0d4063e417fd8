import { Tuple, tuple } from "../../values.ts";
import { UnpicklingError } from "../errors.ts";
import { FrozenSet } from "../frozen-set.ts";
import * as op from "../opcodes.ts";
import { PickledObject } from "../pickled-object.ts";
import type { Step } from "./atoms.ts";
import { hashable, newDict, setItems } from "./dict-items.ts";
import type { Unpickler } from "./unpickler.ts";

/** Instructions that make lists, tuples, dicts and sets, and fill them. */
export const CONTAINERS: Readonly<Record<number, Step>> = {
  [op.EMPTY_LIST]: (machine) => machine.pushContainer([]),
  [op.LIST]: (machine) => machine.pushContainer(machine.takeFrom(machine.popMark())),
  [op.APPEND]: (machine) => append(machine, machine.below(1)),
  [op.APPENDS]: (machine) => append(machine, machine.popMark()),
  [op.EMPTY_TUPLE]: (machine) => machine.push(tuple()),
  [op.TUPLE1]: (machine) => pushTuple(machine, machine.below(1)),
  [op.TUPLE2]: (machine) => pushTuple(machine, machine.below(2)),
  [op.TUPLE3]: (machine) => pushTuple(machine, machine.below(3)),
  [op.TUPLE]: (machine) => pushTuple(machine, machine.popMark()),
  [op.EMPTY_DICT]: (machine) => machine.pushContainer(newDict()),
  [op.DICT]: pushDict,
  [op.SETITEM]: (machine) => setItems(machine, machine.below(3), machine.stack.length - 2),
  [op.SETITEMS]: (machine) => {
    const start = machine.popMark();
    setItems(machine, machine.below(machine.stack.length - start + 1), start);
  },
  [op.EMPTY_SET]: (machine) => machine.pushContainer(new Set()),
  [op.ADDITEMS]: (machine) => addItems(machine, machine.popMark()),
  [op.FROZENSET]: (machine) => {
    machine.pushContainer(new FrozenSet(machine.takeFrom(machine.popMark()).map(hashable)));
  },
};

function pushTuple(machine: Unpickler, start: number): void {
  machine.pushContainer(tuple(machine.takeFrom(start)));
}

function pushDict(machine: Unpickler): void {
  const start = machine.popMark();
  machine.stack.splice(start, 0, newDict());
  setItems(machine, start, start + 1);
  machine.countContainer();
}

/** Appends what lies above `start` to the list below it. */
function append(machine: Unpickler, start: number): void {
  const { stack } = machine;
  const target = stack[machine.below(stack.length - start + 1)];
  const items = listItemsOf(target);
  for (let at = start; at < stack.length; at++) items.push(stack[at]);
  stack.length = start;
}

function listItemsOf(target: unknown): unknown[] {
  if (target instanceof PickledObject) return target.listItems;
  if (Array.isArray(target) && !(target instanceof Tuple)) return target;
  throw new UnpicklingError("APPENDS needs a list");
}

function addItems(machine: Unpickler, start: number): void {
  const target = machine.stack[machine.below(machine.stack.length - start + 1)];
  const items = machine.takeFrom(start);
  if (target instanceof PickledObject) for (const item of items) target.listItems.push(item);
  else if (!(target instanceof Set) || target instanceof FrozenSet) {
    throw new UnpicklingError("ADDITEMS needs a set");
  } else for (const item of items) target.add(hashable(item));
}
