import { dumps, loads } from "#impl/python/pickle.js";
import { describe } from "./describe.ts";
import { build, type Graph } from "./graph.ts";
import type { Answer } from "./python-side.ts";

/**
 * What differs between the port and CPython for a described value; nothing if all is well.
 *
 * Its pickle has to be the bytes of CPython's protocol 1, and what the port reads of CPython's pickles
 * of all protocols has to be what CPython reads of them.
 */
export function differences(graph: Graph, { pickles = [], read = [] }: Answer): string[] {
  const expected = pickles.map((text) => Buffer.from(text, "base64"));
  return [
    ...encodingDifferences(graph, expected[1] ?? Buffer.alloc(0)),
    ...decodingDifferences(expected, read),
  ];
}

/** How the port's pickle of a described value differs from CPython's of protocol 1. */
export function encodingDifferences(graph: Graph, expected: Uint8Array): string[] {
  const pickle = dumps(build(graph), 1);
  if (pickle.equals(expected)) return [];
  return [`dumps()${parting(pickle.toString("latin1"), Buffer.from(expected).toString("latin1"))}`];
}

/** How what the port reads of pickles differs from what CPython reads; null as for the first. */
export function decodingDifferences(pickles: readonly Buffer[], read: readonly Graph[]): string[] {
  return pickles.flatMap((pickle, protocol) => {
    const ours = JSON.stringify(describe(loads(pickle, { exact: true })));
    const theirs = JSON.stringify(read[protocol] ?? read[0]);
    return ours === theirs ? [] : [`loads() of protocol ${protocol}${parting(ours, theirs)}`];
  });
}

/** Where two texts part, with what is around. */
export function parting(ours: string, theirs: string): string {
  let at = 0;
  while (at < ours.length && ours[at] === theirs[at]) at++;
  const around = (text: string): string =>
    JSON.stringify(text.slice(Math.max(0, at - 80), at + 60));
  return `\n  port:    ${around(ours)}\n  CPython: ${around(theirs)}`;
}
