import { UnpicklingError } from "../errors.ts";
import * as op from "../opcodes.ts";
import { ATOMS, type Step } from "./atoms.ts";
import { CONTAINERS } from "./containers.ts";
import { checkExtent } from "./extent.ts";
import { type LoadsOptions, limitsOf, NO_OPTIONS } from "./limits.ts";
import { relink } from "./links.ts";
import { MEMO } from "./memo-steps.ts";
import { OBJECTS } from "./objects.ts";
import { OTHERS } from "./others.ts";
import { Unpickler } from "./unpickler.ts";

const STEPS: readonly (Step | undefined)[] = Array.from(
  { length: 256 },
  (_, code) => ATOMS[code] ?? CONTAINERS[code] ?? MEMO[code] ?? OBJECTS[code] ?? OTHERS[code],
);

/**
 * Python's `pickle.loads(bytes)` for protocols 0 to 5, without running anything that a pickle names.
 *
 * None becomes null; an int a number, or a bigint beyond 2^53; a float a number (see
 * {@link LoadsOptions.exact}); bytes and bytearray a `Uint8Array`; tuple a `Tuple`; list, and deque, an
 * array; set a `Set`, frozenset a {@link FrozenSet}. A dict (also an OrderedDict, defaultdict or
 * Counter) becomes an object without a prototype if all its keys are strings, else a Map. Exceptions
 * become errors of the classes of `logparity/python`; `datetime`, `Decimal` and `UUID` values that
 * know their text; POSIX paths strings. Objects of all other classes are inert: a
 * {@link PickledObject} has the names and values that the pickle has. What Python holds twice is one
 * object here too, also if it holds itself. Bytes after the end of the pickle are ignored, as Python does.
 *
 * Lost of necessity: -0.0 as a key or element is 0 (as in any Map), keys that are equal tuples or bytes
 * are told apart by identity, a `deque` forgets its length and a `defaultdict` its factory.
 *
 * Errors: `UnpicklingError`, and nothing else, for bytes that are no pickle, for limits exceeded, and
 * for persistent ids, extension codes and out-of-band buffers. Source: CPython 3.15, `pickle.loads`.
 */
export function loads(bytes: Uint8Array, options: LoadsOptions = NO_OPTIONS): unknown {
  try {
    return result(bytes, options);
  } catch (error) {
    if (error instanceof UnpicklingError) throw error;
    // Whatever hostile bytes may reach, the caller has one class to catch.
    throw Object.assign(new UnpicklingError("pickle cannot be read"), { cause: error });
  }
}

function result(bytes: Uint8Array, options: LoadsOptions): unknown {
  const machine = new Unpickler(bytes, limitsOf(options));
  run(machine);
  const { isShared, limits } = machine;
  const top = machine.pop();
  const value = isShared ? relink(top, machine.replaced) : top;
  if (isShared || machine.containers > limits.maxDepth) checkExtent(value, limits);
  return value;
}

function run(machine: Unpickler): void {
  const { reader } = machine;
  for (let code = reader.opcode(); code !== op.STOP; code = reader.opcode()) {
    const step = STEPS[code];
    if (step === undefined) throw new UnpicklingError(`invalid load key, ${keyText(code)}.`);
    step(machine);
  }
}

function keyText(code: number): string {
  const isPlain = code >= 0x20 && code <= 0x7e && code !== 0x27 && code !== 0x5c;
  return isPlain ? `'${String.fromCharCode(code)}'` : `'\\x${code.toString(16).padStart(2, "0")}'`;
}
