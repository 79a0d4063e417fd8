import type { Decoded, Field, Part } from "./decoded.ts";
import { readPickle } from "./pickle.ts";
import { codesOf, type PickleValue, writtenPickle } from "./pickle-value.ts";

const PREFIX = 4; // bytes of the length before each pickle, the highest first

/** What SocketHandler and DatagramHandler send: pickled dicts, each behind its length. */
export function decodeFrames(bytes: Uint8Array): Decoded | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Part[] = [];
  for (let start = 0; start < buffer.length; ) {
    const rest = buffer.subarray(start);
    const part = frameAt(rest, `frame ${parts.length + 1}`);
    if (part === undefined) {
      if (parts.length === 0) return undefined;
      parts.push(broken(rest, `frame ${parts.length + 1}`));
      break;
    }
    parts.push(part);
    start += PREFIX + rest.readUInt32BE();
  }
  return parts.length === 0 ? undefined : { what: "pickle frames", parts };
}

function frameAt(rest: Buffer, name: string): Part | undefined {
  if (rest.length < PREFIX) return undefined;
  const length = rest.readUInt32BE();
  const pickle =
    length <= rest.length - PREFIX ? readPickle(rest.subarray(PREFIX, PREFIX + length)) : undefined;
  if (pickle?.value.kind !== "dict") return undefined;
  const keys = pickle.value.pairs.map(([key, value]) => fieldOf(key, value));
  const shown = (key: string): string => keys.find((field) => field.name === key)?.shown ?? "";
  return {
    name,
    fields: [
      { name: "(length prefix)", shown: `${length} bytes` },
      { name: "(protocol)", shown: pickle.protocol },
      ...keys,
    ],
    summary: `${shown("levelname")} of ${shown("name")}: ${shown("msg")}`,
  };
}

function fieldOf(key: PickleValue, value: PickleValue): Field {
  const name = key.codes.some((code) => /UNICODE/u.test(code))
    ? String(JSON.parse(key.text))
    : key.text;
  return { name, shown: writtenPickle(value), raw: codesOf(value) };
}

function broken(rest: Buffer, name: string): Part {
  const says = rest.length < PREFIX ? "none" : `${rest.readUInt32BE()} bytes`;
  const shown = rest.subarray(PREFIX).toString("hex");
  return {
    name,
    fields: [
      { name: "(length prefix)", shown: says },
      { name: "(no whole pickle)", shown: `${Math.max(0, rest.length - PREFIX)} bytes ${shown}` },
    ],
    summary: "no whole pickle",
  };
}
