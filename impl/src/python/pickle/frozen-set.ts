/** Python's frozenset. The elements are in the order of the pickle; nothing enforces that it stays. */
export class FrozenSet<T = unknown> extends Set<T> {
  static {
    // The name that Python shows, as `typeName` and `repr` read it.
    Object.defineProperty(FrozenSet, "name", { value: "frozenset" });
  }
}
