/** The Unicode name of a code point, or nothing if it has none. */
export function characterName(_point: number): string | undefined {
  return undefined;
}
