import { checkHashable } from "../../hashable.ts";
import { repr } from "../../repr.ts";
import { setOrder } from "../../set-order.ts";
import { ByteArray, isDict, PyFloat, Tuple } from "../../values.ts";
import { addNote } from "../errors.ts";
import { FrozenSet } from "../frozen-set.ts";
import * as op from "../opcodes.ts";
import { PickledGlobal } from "../pickled-object.ts";
import { globalLines } from "../python2-names.ts";
import { type Reduction, reductionOf } from "../reduction.ts";
import { AtomWriter } from "./atom-writer.ts";
import { reduceError } from "./reduce-error.ts";
import { lookupFailure, noPickle } from "./unpicklable.ts";

/** Items that CPython writes between two instructions which store them. */
const BATCH = 1000;

const ENCODE = new PickledGlobal("_codecs", "encode");
const BYTES = new PickledGlobal("builtins", "bytes");
const BYTEARRAY = new PickledGlobal("builtins", "bytearray");
const SET = new PickledGlobal("builtins", "set");
const FROZENSET = new PickledGlobal("builtins", "frozenset");

/**
 * Writes values as CPython's C pickler does in protocol 1, numbering them in the same order.
 *
 * Source: CPython 3.15, `pickle.Pickler`.
 */
export class Pickler {
  readonly atoms: AtomWriter = new AtomWriter();
  /** Tuples that are begun and not complete, with the numbers of the strings directly in them. */
  readonly #openTuples = new Map<Tuple, Map<number, number>>();

  /** Forgets what was written. */
  clear(): void {
    this.atoms.clear();
    this.#openTuples.clear(); // an error may have left some
  }

  /** Writes one value of any kind. */
  save(value: unknown): void {
    switch (typeof value) {
      case "string":
        this.atoms.text(value);
        return;
      case "number":
        return this.atoms.number(value);
      case "boolean":
        return this.atoms.bool(value);
      case "undefined":
        return this.atoms.none();
      case "bigint":
        return this.atoms.bigint(value);
      case "object":
        return value === null ? this.atoms.none() : this.#object(value);
      case "function":
        throw lookupFailure(value);
      case "symbol":
        throw noPickle(value);
    }
  }

  #object(value: object): void {
    if (value instanceof PyFloat) return this.atoms.float(value.value);
    if (value instanceof Tuple && value.length === 0) return this.atoms.sink.byte(op.EMPTY_TUPLE);
    if (value instanceof ByteArray) return this.#byteArray(value);
    if (value instanceof Uint8Array) return this.#bytes(value);
    if (this.#known(value)) return;
    if (value instanceof Tuple) return this.#tuple(value);
    if (Array.isArray(value)) return this.#list(value);
    if (value instanceof Set) return this.#set(value);
    if (value instanceof Error) return this.#reducedObject(value, reduceError(value));
    if (isDict(value)) return this.#dict(value);
    if (value instanceof PickledGlobal) return this.#global(value);
    const reduction = reductionOf(value);
    if (reduction === undefined) throw noPickle(value);
    this.#reducedObject(value, reduction);
  }

  /** Refers to an object if it was written before. */
  #known(key: unknown): boolean {
    const number = this.atoms.memo.get(key);
    if (number !== undefined) this.atoms.get(number);
    return number !== undefined;
  }

  #put(key: unknown): void {
    this.atoms.put(this.atoms.memo.put(key));
  }

  #list(list: readonly unknown[]): void {
    this.atoms.sink.byte(op.EMPTY_LIST);
    this.#put(list);
    this.#listItems(list);
  }

  #listItems(list: readonly unknown[]): void {
    this.#batches(list.length, op.APPEND, op.APPENDS, (index) => {
      this.#noted(list[index], () => `list item ${index}`);
    });
  }

  #tuple(items: Tuple): void {
    const { sink } = this.atoms;
    sink.byte(op.MARK);
    this.#tupleItems(items);
    const number = this.atoms.memo.get(items);
    if (number === undefined) {
      sink.byte(op.TUPLE);
      return this.#put(items);
    }
    // An item led back to this tuple and wrote it meanwhile.
    sink.byte(op.POP_MARK);
    this.atoms.get(number);
  }

  /** A tuple that holds itself is begun twice, and its strings are the same objects both times. */
  #tupleItems(items: Tuple): void {
    const begun = this.#openTuples.get(items);
    const texts = begun ?? new Map<number, number>();
    if (begun === undefined) this.#openTuples.set(items, texts);
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      const number = texts.get(index);
      if (number !== undefined) this.atoms.get(number);
      else if (typeof item === "string") texts.set(index, this.atoms.text(item));
      else this.#noted(item, () => `tuple item ${index}`);
    }
    if (begun === undefined) this.#openTuples.delete(items);
  }

  #dict(dict: Map<unknown, unknown> | Record<string, unknown>): void {
    this.startDict(dict);
    if (dict instanceof Map) return this.#dictItems([...dict]);
    this.saveEntries(
      Object.keys(dict),
      (key) => this.atoms.text(key),
      (key) => this.saveItem(key, dict[key]),
    );
  }

  /** Names of attributes are interned strings, so that one name is one object. */
  #attributes(dict: Record<string, unknown>): void {
    this.startDict(dict);
    this.saveEntries(
      Object.keys(dict),
      (key) => this.atoms.interned(key),
      (key) => this.saveItem(key, dict[key]),
    );
  }

  /** Writes and numbers a dict that is still empty. */
  startDict(dict: object): void {
    this.atoms.sink.byte(op.EMPTY_DICT);
    this.#put(dict);
  }

  /** Fills a dict that was started. */
  saveEntries(
    keys: readonly string[],
    saveKey: (key: string) => void,
    saveValue: (key: string) => void,
  ): void {
    this.#batches(keys.length, op.SETITEM, op.SETITEMS, (index) => {
      const key = keys[index] ?? "";
      saveKey(key);
      saveValue(key);
    });
  }

  /** Writes the value that a dict has under `key`. */
  saveItem(key: unknown, value: unknown): void {
    if (typeof value === "string") this.atoms.text(value);
    else this.#noted(value, () => `dict item ${repr(key)}`);
  }

  #dictItems(items: readonly (readonly [unknown, unknown])[]): void {
    this.#batches(items.length, op.SETITEM, op.SETITEMS, (index) => {
      const [key, value] = items[index] ?? [];
      checkHashable(key, "dict key");
      this.save(key);
      this.saveItem(key, value);
    });
  }

  /** CPython writes a thousand items at a time, and one item that is left over without a mark. */
  #batches(count: number, one: number, many: number, save: (index: number) => void): void {
    const { sink } = this.atoms;
    for (let start = 0; start < count; start += BATCH) {
      const end = Math.min(start + BATCH, count);
      const isSingle = end - start === 1;
      if (!isSingle) sink.byte(op.MARK);
      for (let index = start; index < end; index++) save(index);
      sink.byte(isSingle ? one : many);
    }
  }

  #set(set: Set<unknown>): void {
    for (const item of set) checkHashable(item, "set element");
    const made = set instanceof FrozenSet ? FROZENSET : SET;
    this.#reduced([made, Tuple.of(setOrder(set))], set, made.name);
  }

  #byteArray(value: ByteArray): void {
    if (this.#known(value)) return;
    const content = value.length === 0 ? new Tuple() : Tuple.of(new Uint8Array(value));
    this.#reduced([BYTEARRAY, content], value, BYTEARRAY.name);
  }

  #bytes(bytes: Uint8Array): void {
    // CPython has the empty bytes and those of one byte only once.
    const key = bytes.length > 1 ? bytes : (bytes[0] ?? -1);
    if (this.#known(key)) return;
    this.#global(bytes.length === 0 ? BYTES : ENCODE);
    const { atoms } = this;
    if (bytes.length === 0) {
      atoms.sink.byte(op.EMPTY_TUPLE);
    } else {
      atoms.sink.byte(op.MARK);
      atoms.text(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"));
      atoms.interned("latin1");
      atoms.sink.byte(op.TUPLE);
      atoms.put(atoms.memo.next());
    }
    atoms.sink.byte(op.REDUCE);
    this.#put(key);
  }

  #global({ module, name }: PickledGlobal): void {
    const key = `${module}\n${name}`; // texts never stand in the memo under themselves
    if (this.#known(key)) return;
    this.atoms.sink.byte(op.GLOBAL);
    this.atoms.sink.ascii(globalLines(module, name));
    this.#put(key);
  }

  #reducedObject(value: object, reduction: Reduction): void {
    const name = reduction[0].name;
    try {
      this.#reduced(reduction, value, name);
    } catch (error) {
      throw addNote(error, `when serializing ${name} object`);
    }
  }

  #reduced(reduction: Reduction, value: object, name: string): void {
    const [callable, args, state = null, listItems = [], dictItems = []] = reduction;
    const { sink } = this.atoms;
    this.#global(callable);
    this.#noted(args, () => `${name} reconstructor arguments`);
    sink.byte(op.REDUCE);
    const number = this.atoms.memo.get(value);
    if (number !== undefined) {
      // An argument led back to this object and wrote it meanwhile.
      sink.byte(op.POP);
      this.atoms.get(number);
      return;
    }
    this.#put(value);
    this.#listItems(listItems);
    this.#dictItems(dictItems);
    if (state === null) return;
    this.#noted(state, () => `${name} state`, true);
    sink.byte(op.BUILD);
  }

  /** Says in the error where it happened, as the lines below CPython's traceback do. */
  #noted(value: unknown, place: () => string, isState = false): void {
    try {
      if (isState && isDict(value) && !(value instanceof Map)) this.#attributes(value);
      else this.save(value);
    } catch (error) {
      throw addNote(error, `when serializing ${place()}`);
    }
  }
}
