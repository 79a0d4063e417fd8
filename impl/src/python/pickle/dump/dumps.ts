import { RecursionError, ValueError } from "../../exceptions/builtin.ts";
import { isDict } from "../../values.ts";
import * as op from "../opcodes.ts";
import type { DictFacts } from "./dict-facts.ts";
import { saveFacts, saveShared } from "./known-dict.ts";
import { Pickler } from "./pickler.ts";

/** Options of {@link dumps} and {@link dumpsFrame}. */
export interface DumpsOptions {
  /** What is known of the outermost dict, which has to be a plain object. */
  readonly facts?: DictFacts;
}

/** Bytes before a pickle in a frame of `SocketHandler`: its length. */
const LENGTH_BYTES = 4;

/**
 * Python's `pickle.dumps(value, 1)`, byte for byte.
 *
 * Which Python value a JavaScript value stands for is told in `logparity/python`. What is one object
 * in Python is written once and then referred to. So are arrays, Maps, objects, sets, bytes and
 * errors that occur more than once here, the empty and one-character strings (code points up to
 * 255), empty and one-byte bytes. All other strings are taken for objects of their own, because
 * JavaScript cannot tell; where a caller knows better it says so in `facts`. The elements of a set
 * are written in the order of {@link setOrder}, which is CPython's for numbers; for strings CPython's
 * order differs from one process to the next, and here it is that of insertion.
 *
 * Not byte-equal of necessity: Python's two lone surrogates that follow each other are one character
 * here, and a class derived from an exception is written as the nearest class that Python has.
 *
 * Errors: `PicklingError` for a function or class, `TypeError` for an object of another class or an
 * unhashable key, `ValueError` for an int of more than 4300 digits or another protocol than 1,
 * `RecursionError` for values nested deeper than the stack. `__notes__` tell where.
 *
 * Source: CPython 3.15, `pickle.dumps`.
 */
export function dumps(value: unknown, protocol = 1, options: DumpsOptions = {}): Buffer {
  if (protocol !== 1) throw new ValueError(`pickle protocol must be 1, not ${protocol}`);
  return dumpsFrame(value, options).subarray(LENGTH_BYTES);
}

/**
 * A pickle as `SocketHandler` sends it: its length in four bytes, highest first, then the pickle.
 *
 * Errors: those of {@link dumps}. Source: CPython 3.15, `logging.handlers.SocketHandler.makePickle`.
 */
export function dumpsFrame(value: unknown, options: DumpsOptions = {}): Buffer {
  const pickler = idle ?? new Pickler(); // a getter in `value` may come back here
  idle = undefined;
  try {
    return frame(pickler, value, options);
  } catch (error) {
    throw isStackOverflow(error) ? tooDeep() : error;
  } finally {
    pickler.clear(); // nothing of the caller's is kept
    idle = pickler;
  }
}

let idle: Pickler | undefined;

function frame(pickler: Pickler, value: unknown, { facts }: DumpsOptions): Buffer {
  if (facts === undefined || !isPlainDict(value))
    return written(pickler, () => pickler.save(value));
  if (!facts.mayShare(value)) {
    // The faster way, and nearly always the right one.
    const bytes = written(pickler, () => saveFacts(pickler, value, facts));
    if (!pickler.atoms.memo.hasInterned()) return bytes;
  }
  return written(pickler, () => saveShared(pickler, value, facts));
}

function written(pickler: Pickler, write: () => void): Buffer {
  const { sink } = pickler.atoms;
  pickler.clear();
  sink.uint32(0);
  write();
  sink.byte(op.STOP);
  sink.patchUint32BE(0, sink.length - LENGTH_BYTES);
  return sink.copy();
}

function isPlainDict(value: unknown): value is Readonly<Record<string, unknown>> {
  return isDict(value) && !(value instanceof Map);
}

function isStackOverflow(error: unknown): boolean {
  return error instanceof globalThis.RangeError && /call stack/.test(error.message);
}

function tooDeep(): RecursionError {
  return new RecursionError("maximum recursion depth exceeded while pickling an object");
}
