/** Texts kept once parsed. A program's own formats are few; texts made on the fly must not pile up. */
const MOST_KEPT = 500;
/** Longer texts are parsed each time. In UTF-16 units. */
const LONGEST_KEPT = 2000;

/** `parse` with a memory of limited size, for format strings that are used again and again. */
export function remembering<T>(parse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = parse(text);
    if (text.length > LONGEST_KEPT) return made;
    if (known.size >= MOST_KEPT) known.clear();
    known.set(text, made);
    return made;
  };
}
