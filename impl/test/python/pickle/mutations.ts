import { loads, UnpicklingError } from "#impl/python/pickle.js";
import { repr } from "#impl/python/repr.js";
import type { Random } from "./random.ts";

const OPCODES = Buffer.from(
  "().012FGIJKLMNPQRSTUVXabcdeghijloprstu}]\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8bBC\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95\x96\x97\x98",
  "latin1",
);
const LENGTHS = [0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];
/** One value in so many is also written out, as a log server would. */
const WRITTEN = 20;

/** Breaks pickles in many ways and watches what reading them does. */
export class Mutations {
  readonly #random: Random;
  readonly #pickles: readonly Buffer[];
  #tried = 0;
  #read = 0;
  #refused = 0;
  #unexpected = 0;
  #slowestMs = 0;
  #slowest: Buffer = Buffer.alloc(0);
  #mostBytes = 0;

  constructor(random: Random, pickles: readonly Buffer[]) {
    this.#random = random;
    this.#pickles = pickles;
  }

  run(count: number): void {
    for (let done = 0; done < count; done++) {
      this.#try(this.broken());
      if (done % 1000 === 0) this.#mostBytes = Math.max(this.#mostBytes, process.memoryUsage.rss());
    }
  }

  /** Whether every broken pickle was read or refused as documented. */
  isClean(): boolean {
    return this.#unexpected === 0;
  }

  summary(): string {
    return [
      `${this.#tried} broken pickles: ${this.#read} read, ${this.#refused} refused`,
      `${this.#unexpected} unexpected errors, slowest ${this.#slowestMs.toFixed(1)} ms, again ${this.#againMs().toFixed(1)} ms`,
      `at most ${Math.round(this.#mostBytes / 2 ** 20)} MiB resident`,
    ].join("; ");
  }

  #try(bytes: Buffer): void {
    const start = performance.now();
    this.#tried++;
    try {
      const value = loads(bytes);
      this.#read++;
      if (this.#read % WRITTEN === 0) repr(value);
    } catch (error) {
      this.#refused++;
      if (!isExpected(error)) this.#complain(bytes, error);
    }
    const elapsedMs = performance.now() - start;
    if (elapsedMs <= this.#slowestMs) return;
    this.#slowestMs = elapsedMs;
    this.#slowest = bytes;
  }

  /** Reads the slowest once more: the first time another process may have had its turn. */
  #againMs(): number {
    const start = performance.now();
    readOrRefuse(this.#slowest);
    return performance.now() - start;
  }

  #complain(bytes: Buffer, error: unknown): void {
    this.#refused--;
    if (this.#unexpected++ < 10) console.log(bytes.toString("hex"), error);
  }

  /** One of the pickles, broken in one to four places. */
  broken(): Buffer {
    let bytes: Buffer = Buffer.from(this.#random.pick(this.#pickles));
    const times = this.#random.oneIn(2) ? 1 : 2 + this.#random.below(3);
    for (let done = 0; done < times; done++) bytes = this.#mutate(bytes);
    return bytes;
  }

  #mutate(bytes: Buffer): Buffer {
    const random = this.#random;
    const at = random.below(bytes.length + 1);
    const rest = bytes.subarray(at);
    const start = bytes.subarray(0, at);
    switch (random.below(10)) {
      case 0:
        return Buffer.concat([start, Buffer.of(random.below(256)), rest.subarray(1)]);
      case 1:
        return Buffer.concat([start, Buffer.of(random.pick([...OPCODES])), rest.subarray(1)]);
      case 2:
        return Buffer.concat([start, Buffer.of(random.pick([...OPCODES])), rest]);
      case 3:
        return Buffer.concat([start, rest.subarray(1 + random.below(8))]);
      case 4:
        return Buffer.concat([start, lengthBytes(random), rest.subarray(4)]);
      case 5:
        return start;
      case 6:
      case 7:
      case 8:
        return withOtherLetter(bytes, random);
      default:
        return Buffer.concat([start, this.#part()]);
    }
  }

  /** The end of another pickle. */
  #part(): Buffer {
    const other = this.#random.pick(this.#pickles);
    return other.subarray(this.#random.below(other.length));
  }
}

function lengthBytes(random: Random): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(random.pick(LENGTHS));
  return bytes;
}

/** Changes a letter of a text, a digit or a name: what is left is often a pickle still. */
function withOtherLetter(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes);
  for (let tries = 0; tries < 50; tries++) {
    const at = random.below(bytes.length);
    if (!/[\w ]{4}/.test(bytes.toString("latin1", at - 2, at + 2))) continue;
    changed[at] = (bytes[at] ?? 0) ^ (1 << random.below(3));
    return changed;
  }
  return changed;
}

function readOrRefuse(bytes: Buffer): void {
  try {
    loads(bytes);
  } catch {
    // It is the time that counts.
  }
}

/** An error that `loads` documents, and that hides no other. */
function isExpected(error: unknown): boolean {
  return error instanceof UnpicklingError && error.cause === undefined;
}
