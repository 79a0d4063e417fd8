import { createHash } from "node:crypto";
import { type CodecError, lookup, register_error } from "#impl/python/codecs.js";

/** `[operation, arguments, result]`, as generate_codecs.py writes it. */
export type CodecCase = readonly [string, readonly unknown[], unknown];

/** The handlers of codec_samples.py. */
const HANDLERS: Readonly<Record<string, (error: CodecError) => unknown>> = {
  "test.count": ({ start, end }) => [String(end - start), end],
  "test.accent": ({ end }) => ["é", end],
  "test.bytes": ({ end }) => [Uint8Array.of(0xff, 0xfe), end],
  "test.back": ({ object, end }) => [new Uint8Array(), end - Array.from(object).length || end],
  "test.beyond": () => ["", 1000],
  "test.list": () => ["?"],
  "test.number": ({ end }) => [5, end],
  "test.position": () => ["?", "1"],
};

for (const [name, handler] of Object.entries(HANDLERS)) {
  Reflect.apply(register_error, undefined, [name, handler]); // some return what no handler may
}

/** Reads cases, one a line. */
export function readCodecCases(lines: string): CodecCase[] {
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line): CodecCase => JSON.parse(line));
}

/** What the port answers to a case. */
export function answer([operation, args]: CodecCase): unknown {
  const operate = OPERATIONS[operation];
  if (operate === undefined) throw new Error(`No operation ${operation}`);
  return outcome(() => operate(args));
}

type Operation = (args: readonly unknown[]) => unknown;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  lookup: ([name]) => lookup(String(name)).name,
  encode: ([encoding, errors, text]) =>
    hex(lookup(String(encoding)).encode(String(text), String(errors))),
  decode: ([encoding, errors, data]) =>
    lookup(String(encoding)).decode(Buffer.from(String(data), "hex"), String(errors)),
  pieces: ([encoding, errors, texts, resumed, final]) =>
    pieces(
      String(encoding),
      String(errors),
      Array.isArray(texts) ? texts.map(String) : [],
      resumed === true,
      final === true,
    ),
  table: ([encoding, errors, extent]) =>
    tableHash(String(encoding), String(errors), String(extent)),
};

function outcome(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error: [error.name, error.message] };
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function pieces(
  encoding: string,
  errors: string,
  texts: readonly string[],
  resumed: boolean,
  final: boolean,
): unknown[] {
  const encoder = lookup(encoding).incrementalEncoder(errors);
  if (resumed) encoder.setstate(0);
  return texts.map((text, place) =>
    outcome(() => hex(encoder.encode(text, final && place === texts.length - 1))),
  );
}

const CHUNK = 256;

/** The extents of codec_tables_hash.py. */
const EXTENTS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  some: [
    [0, 0x3400],
    [0x4e00, 0x5000],
    [0xac00, 0xae00],
    [0xd700, 0xe100],
    [0xf900, 0x10000],
    [0x1f600, 0x1f700],
    [0x20000, 0x20100],
  ],
  inhabited: [
    [0, 0x10000],
    [0x1f000, 0x30000],
  ],
  all: [[0, 0x110000]],
};

function tableHash(encoding: string, errors: string, extent: string): string {
  const digest = createHash("sha256");
  for (const [first, end] of EXTENTS[extent] ?? []) {
    for (let start = first; start < end; start += CHUNK) {
      const bytes = chunkBytes(encoding, errors, start);
      digest.update(`${bytes.length}:`).update(bytes);
    }
  }
  return digest.digest("hex").slice(0, 16);
}

function chunkBytes(encoding: string, errors: string, start: number): Uint8Array {
  const points = Array.from({ length: CHUNK }, (_, offset) => start + offset);
  try {
    return lookup(encoding).encode(String.fromCodePoint(...points), errors);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return Buffer.from(error.message);
  }
}
