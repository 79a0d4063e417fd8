import { type Tuple, tuple } from "../../values.ts";
import { UnpicklingError } from "../errors.ts";
import { type Making, PickledGlobal, PickledObject } from "../pickled-object.ts";
import { PyUUID } from "../values/uuid.ts";
import { CONTAINER_MAKERS } from "./container-makers.ts";
import { DATETIME_MAKERS } from "./datetime-makers.ts";
import { isDict } from "./dict-items.ts";
import type { Known, Maker } from "./known.ts";
import { completeError, ERROR_MAKERS } from "./revive-error.ts";
import type { Unpickler } from "./unpickler.ts";
import { VALUE_MAKERS } from "./value-makers.ts";

/** What Python would call to make an object of a class without calling the class. */
const REBUILDERS: readonly Known[] = [
  ["copyreg", "_reconstructor", reconstruct],
  ["copyreg", "__newobj__", ([made, ...args], machine) => make(machine, made, tuple(args), "new")],
  ["builtins", "getattr", attribute],
];

const MAKERS: ReadonlyMap<string, Maker> = new Map(
  [REBUILDERS, CONTAINER_MAKERS, VALUE_MAKERS, DATETIME_MAKERS, ERROR_MAKERS]
    .flat()
    .map(([module, name, maker]) => [`${module}\n${name}`, maker]),
);

/**
 * What Python would get by calling `callable`, if that is in the table of known classes and functions;
 * else an inert {@link PickledObject}. Nothing is called.
 */
export function make(
  machine: Unpickler,
  callable: unknown,
  args: unknown,
  making: Making = "called",
): unknown {
  if (!(callable instanceof PickledGlobal))
    throw new UnpicklingError("only a class or function can make an object");
  if (!Array.isArray(args)) throw new UnpicklingError("arguments are no tuple");
  const { module, name } = callable;
  const given = tuple<unknown>(args);
  const known = MAKERS.get(`${module}\n${name}`)?.(given, machine);
  return known === undefined ? new PickledObject(module, name, given, making) : known;
}

/** Protocols 0 and 1 make objects by this: of a class, with the value that its base class had. */
function reconstruct([made, base, state]: Tuple, machine: Unpickler): unknown {
  if (!(made instanceof PickledGlobal && base instanceof PickledGlobal)) return undefined;
  if (state === null || state === undefined) return make(machine, made, tuple(), "new");
  return new PickledObject(made.module, made.name, tuple([state]), "new");
}

/** How protocols below 4 name what is inside a class. */
function attribute([owner, name]: Tuple, machine: Unpickler): unknown {
  if (!(owner instanceof PickledGlobal) || typeof name !== "string") return undefined;
  const inner = `${owner.name}.${name}`;
  machine.charge({ bytes: inner.length });
  return new PickledGlobal(owner.module, inner);
}

/** Gives an object what Python would give its `__setstate__` or put into its `__dict__`. */
export function complete(target: unknown, state: unknown): void {
  if (typeof target !== "object" || target === null) {
    throw new UnpicklingError("BUILD needs an object");
  }
  if (target instanceof PickledObject) target.state = state;
  else if (target instanceof Error) completeError(target, state);
  else if (target instanceof PyUUID && isDict(state)) target.int = uuidNumber(state["int"]);
}

function uuidNumber(value: unknown): bigint {
  const number = typeof value === "number" && value >= 0 ? BigInt(value) : value;
  if (typeof number === "bigint" && number === BigInt.asUintN(128, number)) return number;
  throw new UnpicklingError("UUID is no number of 128 bits");
}
