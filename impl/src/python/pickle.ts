/** Python's pickles: bytes that CPython reads as its own, and CPython's read without running anything. */
export type { DictFacts } from "./pickle/dump/dict-facts.ts";
export { logRecordFacts } from "./pickle/dump/dict-facts.ts";
export { type DumpsOptions, dumps, dumpsFrame } from "./pickle/dump/dumps.ts";
export { PickleError, PicklingError, UnpicklingError } from "./pickle/errors.ts";
export { FrozenSet } from "./pickle/frozen-set.ts";
export type { LoadsOptions } from "./pickle/load/limits.ts";
export { loads } from "./pickle/load/loads.ts";
export { PickledGlobal, PickledObject } from "./pickle/pickled-object.ts";
export type { Reducible, Reduction } from "./pickle/reduction.ts";
export { PyDate, PyDateTime, PyTime } from "./pickle/values/datetime.ts";
export { PyDecimal } from "./pickle/values/decimal.ts";
export { PyTimeDelta, PyTimeZone } from "./pickle/values/timedelta.ts";
export { PyUUID } from "./pickle/values/uuid.ts";
