import { numberHash } from "./number-hash.ts";

const MASK_64 = (1n << 64n) - 1n;
/** Slots that are tried one after the other before the search jumps. */
const LINEAR_PROBES = 9;
const PERTURB_SHIFT = 5n;
const SMALLEST_TABLE = 8;
/** Up to this many elements a table grows by four, then by two. */
const LARGE = 50_000;

interface Entry {
  readonly hash: bigint;
  readonly item: unknown;
}

type Table = (Entry | undefined)[];

/**
 * The elements of a set in the order in which CPython iterates over `set([...elements])`.
 *
 * Known for sets of ints, bools, floats and None. Where an element's hash differs from one process
 * to the next (strings, bytes, objects) the order is that of insertion, and CPython's is any.
 *
 * Source: CPython 3.15, `set`.
 */
export function setOrder(elements: Iterable<unknown>): unknown[] {
  const items = [...elements];
  if (items.length < 2) return items;
  const entries: Entry[] = [];
  for (const item of items) {
    const hash = numberHash(item);
    if (hash === undefined) return items;
    entries.push({ hash, item });
  }
  return tableOf(entries).flatMap((entry) => (entry === undefined ? [] : [entry.item]));
}

function tableOf(entries: readonly Entry[]): Table {
  let table: Table = emptyTable(SMALLEST_TABLE);
  let used = 0;
  for (const entry of entries) {
    insert(table, entry);
    used++;
    if (used * 5 >= (table.length - 1) * 3) table = grown(table, used);
  }
  return table;
}

function grown(table: Table, used: number): Table {
  const wanted = used > LARGE ? used * 2 : used * 4;
  let size = SMALLEST_TABLE;
  while (size <= wanted) size *= 2;
  const larger = emptyTable(size);
  for (const entry of table) if (entry !== undefined) insert(larger, entry);
  return larger;
}

function emptyTable(size: number): Table {
  return Array.from({ length: size }, () => undefined);
}

function insert(table: Table, entry: Entry): void {
  const mask = BigInt(table.length - 1);
  let perturb = entry.hash & MASK_64;
  let slot = perturb & mask;
  for (;;) {
    const free = freeSlot(table, Number(slot));
    if (free !== undefined) {
      table[free] = entry;
      return;
    }
    perturb >>= PERTURB_SHIFT;
    slot = (slot * 5n + 1n + perturb) & mask;
  }
}

/** Only a run that ends inside the table is searched; else the one slot counts. */
function freeSlot(table: Table, start: number): number | undefined {
  const last = start + LINEAR_PROBES < table.length ? start + LINEAR_PROBES : start;
  for (let slot = start; slot <= last; slot++) if (table[slot] === undefined) return slot;
  return undefined;
}
