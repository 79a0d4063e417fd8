import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const STREAMS = { 1: "stdout", 2: "stderr" } as const;
const chunks: Record<1 | 2, Buffer[]> = { 1: [], 2: [] };

/** Collects what is written to descriptors 1 and 2, and to the streams of Node that end there. */
export function installCapture(): void {
  const { writeSync } = fs;
  const captured = (descriptor: number, ...rest: unknown[]): number =>
    descriptor === 1 || descriptor === 2
      ? keep(descriptor, bytesOf(rest))
      : Reflect.apply(writeSync, fs, [descriptor, ...rest]);
  fs.writeSync = captured;
  syncBuiltinESMExports();
  for (const descriptor of [1, 2] as const) {
    process[STREAMS[descriptor]].write = (chunk: string | Uint8Array): boolean => {
      keep(descriptor, typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk));
      return true;
    };
  }
}

/** What was written since the last call, by stream; a stream that stayed silent is left out. */
export function takeOutput(): (readonly ["stdout" | "stderr", Buffer])[] {
  return ([1, 2] as const).flatMap((descriptor) => {
    const content = Buffer.concat(chunks[descriptor].splice(0));
    return content.length === 0 ? [] : [[STREAMS[descriptor], content] as const];
  });
}

function keep(descriptor: 1 | 2, bytes: Buffer): number {
  chunks[descriptor].push(bytes);
  return bytes.length;
}

/** The bytes that `writeSync` was asked to write: text, or a part of a buffer. */
function bytesOf([data, ...rest]: readonly unknown[]): Buffer {
  if (typeof data === "string") return Buffer.from(data, encodingOf(rest[1]));
  if (!ArrayBuffer.isView(data)) throw new TypeError("Expected text or bytes to write");
  const { buffer, byteOffset, byteLength } = data;
  const whole = Buffer.from(buffer, byteOffset, byteLength);
  const [start, length] = partOf(rest, byteLength);
  return Buffer.from(whole.subarray(start, start + length)); // a copy: the writer may use its buffer again
}

function encodingOf(name: unknown): BufferEncoding {
  return typeof name === "string" && Buffer.isEncoding(name) ? name : "utf8";
}

function partOf([first, second]: readonly unknown[], byteLength: number): [number, number] {
  if (typeof first === "object" && first !== null) {
    const { offset = 0, length = byteLength - offset } = first as {
      offset?: number;
      length?: number;
    };
    return [offset, length];
  }
  const start = typeof first === "number" ? first : 0;
  return [start, typeof second === "number" ? second : byteLength - start];
}
