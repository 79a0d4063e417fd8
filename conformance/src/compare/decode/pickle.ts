import { PickleTape } from "./pickle-tape.ts";
import { type PickleValue, pickleValue } from "./pickle-value.ts";

/** A pickle taken apart. */
export interface Pickle {
  readonly protocol: string;
  readonly value: PickleValue;
}

const MARK = Symbol("mark");
const STOP = 0x2e;

/** What the opcodes work on. */
interface Machine {
  readonly tape: PickleTape;
  readonly stack: (PickleValue | typeof MARK)[];
  readonly memo: Map<number, PickleValue>;
  protocol: number | undefined;
}

const BINARY = /BIN|EMPTY|S$/u; // opcodes that came with protocol 1, which does not say its number

type Opcode = readonly [name: string, act: (machine: Machine, name: string) => void];

/**
 * Reads a pickle of protocol 0 to 5 for showing it; nothing in it is called or imported.
 *
 * Returns undefined where the bytes are no pickle, or where anything stands behind it.
 */
export function readPickle(bytes: Uint8Array): Pickle | undefined {
  const machine: Machine = {
    tape: new PickleTape(bytes),
    stack: [],
    memo: new Map(),
    protocol: undefined,
  };
  let isBinary = false;
  try {
    for (let code = machine.tape.byte(); code !== STOP; code = machine.tape.byte()) {
      const [name, act] = OPCODES.get(code) ?? fail(`unknown opcode ${code}`);
      act(machine, name);
      isBinary ||= BINARY.test(name);
    }
    const value = pop(machine);
    if (machine.tape.left > 0 || machine.stack.length > 0) return undefined;
    return { protocol: String(machine.protocol ?? Number(isBinary)), value };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function fail(reason: string): never {
  throw new RangeError(reason);
}

function pop({ stack }: Machine): PickleValue {
  const top = stack.pop();
  return top === undefined || top === MARK ? fail("the stack is empty") : top;
}

function last({ stack }: Machine): PickleValue {
  const top = stack.at(-1);
  return top === undefined || top === MARK ? fail("the stack is empty") : top;
}

function popMark({ stack }: Machine): PickleValue[] {
  const from = stack.lastIndexOf(MARK);
  if (from < 0) fail("there is no mark");
  return stack.splice(from).filter((one) => one !== MARK);
}

function pushes(text: (tape: PickleTape) => string) {
  return ({ stack, tape }: Machine, name: string): void => {
    stack.push(pickleValue("plain", text(tape), name));
  };
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function bytesText(bytes: Buffer): string {
  return `b${quoted(bytes.toString("latin1"))}`;
}

function floatText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? value.toFixed(1) : String(value);
}

function container(
  kind: "list" | "tuple" | "set" | "dict",
  taken: (machine: Machine) => PickleValue[],
) {
  return (machine: Machine, name: string): void => {
    const items = taken(machine);
    const made = pickleValue(kind, "", name);
    if (kind === "dict") addPairs(made, items);
    else made.items.push(...items);
    machine.stack.push(made);
  };
}

function addPairs({ pairs }: PickleValue, items: readonly PickleValue[]): void {
  for (let index = 0; index + 1 < items.length; index += 2) {
    const [key, value] = items.slice(index);
    if (key && value) pairs.push([key, value]);
  }
}

function taking(count: number) {
  return (machine: Machine): PickleValue[] =>
    Array.from({ length: count }, () => pop(machine)).toReversed();
}

/** Adds to the container below; what is added to an object it makes is its state. */
function adds(taken: (machine: Machine) => PickleValue[]) {
  return (machine: Machine, name: string): void => {
    const items = taken(machine);
    const into = last(machine);
    if (into.kind === "dict") addPairs(into, items);
    else into.items.push(...items);
    into.codes.push(name);
  };
}

/** A callable and its arguments; it is written down, not called. */
function calls(machine: Machine, name: string): void {
  const [callable, args] = taking(2)(machine);
  const made = pickleValue("call", callable?.text ?? "", name);
  made.items.push(...(args?.items ?? []));
  machine.stack.push(made);
}

function builds(machine: Machine, name: string): void {
  const state = pop(machine);
  const object = last(machine);
  object.items.push(state);
  object.codes.push(name);
}

function puts(index: (tape: PickleTape) => number) {
  return (machine: Machine): void => void machine.memo.set(index(machine.tape), last(machine));
}

function gets(index: (tape: PickleTape) => number) {
  return ({ memo, stack, tape }: Machine): void => {
    stack.push(memo.get(index(tape)) ?? fail("nothing is remembered there"));
  };
}

const OPCODES: ReadonlyMap<number, Opcode> = new Map<number, Opcode>([
  [0x80, ["PROTO", (machine) => void (machine.protocol = machine.tape.byte())]],
  [0x95, ["FRAME", ({ tape }) => void tape.take(8)]],
  [0x28, ["MARK", ({ stack }) => void stack.push(MARK)]],
  [0x30, ["POP", ({ stack }) => void stack.pop()]],
  [0x31, ["POP_MARK", (machine) => void popMark(machine)]],
  [0x32, ["DUP", (machine) => void machine.stack.push(last(machine))]],
  [0x4e, ["NONE", pushes(() => "None")]],
  [0x88, ["NEWTRUE", pushes(() => "True")]],
  [0x89, ["NEWFALSE", pushes(() => "False")]],
  [0x49, ["INT", pushes((tape) => intText(tape.line()))]],
  [0x4a, ["BININT", pushes((tape) => String(tape.integer(4)))]],
  [0x4b, ["BININT1", pushes((tape) => String(tape.byte()))]],
  [0x4d, ["BININT2", pushes((tape) => String(tape.count(2)))]],
  [0x4c, ["LONG", pushes((tape) => tape.line().replace(/L$/u, ""))]],
  [0x8a, ["LONG1", pushes((tape) => String(tape.integer(tape.byte())))]],
  [0x8b, ["LONG4", pushes((tape) => String(tape.integer(tape.count(4))))]],
  [0x46, ["FLOAT", pushes((tape) => tape.line())]],
  [0x47, ["BINFLOAT", pushes((tape) => floatText(tape.take(8).readDoubleBE()))]],
  [0x53, ["STRING", pushes((tape) => tape.line())]],
  [0x54, ["BINSTRING", pushes((tape) => bytesText(tape.take(tape.count(4))))]],
  [0x55, ["SHORT_BINSTRING", pushes((tape) => bytesText(tape.take(tape.byte())))]],
  [0x56, ["UNICODE", pushes((tape) => quoted(tape.line()))]],
  [0x58, ["BINUNICODE", pushes((tape) => quoted(tape.take(tape.count(4)).toString("utf8")))]],
  [0x8c, ["SHORT_BINUNICODE", pushes((tape) => quoted(tape.take(tape.byte()).toString("utf8")))]],
  [0x8d, ["BINUNICODE8", pushes((tape) => quoted(tape.take(tape.count(8)).toString("utf8")))]],
  [0x43, ["SHORT_BINBYTES", pushes((tape) => bytesText(tape.take(tape.byte())))]],
  [0x42, ["BINBYTES", pushes((tape) => bytesText(tape.take(tape.count(4))))]],
  [0x8e, ["BINBYTES8", pushes((tape) => bytesText(tape.take(tape.count(8))))]],
  [0x96, ["BYTEARRAY8", pushes((tape) => `bytearray(${bytesText(tape.take(tape.count(8)))})`)]],
  [0x5d, ["EMPTY_LIST", container("list", () => [])]],
  [0x6c, ["LIST", container("list", popMark)]],
  [0x61, ["APPEND", adds(taking(1))]],
  [0x65, ["APPENDS", adds(popMark)]],
  [0x29, ["EMPTY_TUPLE", container("tuple", () => [])]],
  [0x74, ["TUPLE", container("tuple", popMark)]],
  [0x85, ["TUPLE1", container("tuple", taking(1))]],
  [0x86, ["TUPLE2", container("tuple", taking(2))]],
  [0x87, ["TUPLE3", container("tuple", taking(3))]],
  [0x8f, ["EMPTY_SET", container("set", () => [])]],
  [0x91, ["FROZENSET", container("set", popMark)]],
  [0x90, ["ADDITEMS", adds(popMark)]],
  [0x7d, ["EMPTY_DICT", container("dict", () => [])]],
  [0x64, ["DICT", container("dict", popMark)]],
  [0x73, ["SETITEM", adds(taking(2))]],
  [0x75, ["SETITEMS", adds(popMark)]],
  [0x63, ["GLOBAL", pushes((tape) => `${tape.line()}.${tape.line()}`)]],
  [0x93, ["STACK_GLOBAL", stackGlobal]],
  [0x52, ["REDUCE", calls]],
  [0x81, ["NEWOBJ", calls]],
  [0x62, ["BUILD", builds]],
  [0x70, ["PUT", puts((tape) => Number(tape.line()))]],
  [0x71, ["BINPUT", puts((tape) => tape.byte())]],
  [0x72, ["LONG_BINPUT", puts((tape) => tape.count(4))]],
  [0x94, ["MEMOIZE", (machine) => void machine.memo.set(machine.memo.size, last(machine))]],
  [0x67, ["GET", gets((tape) => Number(tape.line()))]],
  [0x68, ["BINGET", gets((tape) => tape.byte())]],
  [0x6a, ["LONG_BINGET", gets((tape) => tape.count(4))]],
]);

/** Protocol 0 and 1 write booleans as the integers `00` and `01`. */
function intText(line: string): string {
  if (line === "00") return "False";
  return line === "01" ? "True" : line;
}

function stackGlobal(machine: Machine, name: string): void {
  const [module, attribute] = taking(2)(machine).map(({ text }) => text.slice(1, -1));
  machine.stack.push(pickleValue("plain", `${module}.${attribute}`, name));
}
