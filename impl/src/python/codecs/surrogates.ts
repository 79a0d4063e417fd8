// Node 20 has the method; the language level that the types are for does not know it yet.
const wellFormed: (this: string) => boolean = Reflect.get(String.prototype, "isWellFormed");

/** Whether `text` has no lone surrogate, so that Node's own encoders can be trusted with it. */
export function isWellFormed(text: string): boolean {
  return wellFormed.call(text);
}

/** The index of the code unit after the character at `index`. */
export function nextIndex(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? index + 2 : index + 1;
}

/** How many code points `text` has from one code unit index to another. */
export function pointsBetween(text: string, start: number, end: number): number {
  let points = 0;
  for (let index = start; index < end; index = nextIndex(text, index)) points++;
  return points;
}

/** The index of the code unit at which code point number `position` starts. */
export function unitIndex(text: string, position: number): number {
  let index = 0;
  for (let points = 0; points < position; points++) index = nextIndex(text, index);
  return index;
}
