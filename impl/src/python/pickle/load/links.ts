import { PickledObject } from "../pickled-object.ts";
import { PyDateTime, PyTime } from "../values/datetime.ts";
import { isDict } from "./dict-items.ts";

/** The values directly inside a container; undefined for what is none. */
export function partsOf(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return [...value].flat();
  if (value instanceof Set) return [...value];
  if (isDict(value)) return Object.values(value);
  if (value instanceof PickledObject) {
    return [value.args, value.state, value.listItems, value.dictItems];
  }
  if (value instanceof Error) return [Reflect.get(value, "args"), Reflect.get(value, "__dict__")];
  return value instanceof PyTime || value instanceof PyDateTime ? [value.tzinfo] : undefined;
}

/**
 * Puts Maps where the objects stand that had to become Maps after something else referred to them.
 *
 * Returns what stands for `root` itself.
 */
export function relink(root: unknown, replaced: ReadonlyMap<unknown, unknown>): unknown {
  if (replaced.size === 0) return root;
  const current = (value: unknown): unknown => replaced.get(value) ?? value;
  const start = current(root);
  const seen = new Set<unknown>();
  const waiting: unknown[] = [start];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (seen.has(value)) continue;
    seen.add(value);
    relinkParts(value, current);
    for (const part of partsOf(value) ?? []) if (typeof part === "object") waiting.push(part);
  }
  return start;
}

function relinkParts(value: unknown, current: (part: unknown) => unknown): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = current(value[index]);
  } else if (value instanceof Map) {
    for (const [key, part] of value) value.set(key, current(part));
  } else if (isDict(value)) {
    for (const [key, part] of Object.entries(value)) value[key] = current(part);
  } else if (value instanceof PickledObject) {
    value.state = current(value.state);
  } else if (value instanceof Error && Object.hasOwn(value, "__dict__")) {
    Reflect.set(value, "__dict__", current(Reflect.get(value, "__dict__")));
  }
}
