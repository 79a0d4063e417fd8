const DEFINITION =
  /^(?:\/\*\*(?:(?!\*\/)[^])*\*\/\n)?(?:async )?(?:def|class|function)\s+(?<name>\w+)/u;

/**
 * Helper code without the functions and classes that nothing in the program names. A part is what stands
 * between two empty lines at the left margin.
 */
export function usedParts(helpers: readonly string[], program: string): string[] {
  const parts = helpers.flatMap((text) => text.split(/\n{2,}(?=\S)/u));
  for (;;) {
    const unused = parts.findIndex((part, index) => {
      const name = DEFINITION.exec(part)?.groups?.["name"];
      return name !== undefined && !names(name, parts.toSpliced(index, 1), program);
    });
    if (unused < 0) return parts;
    parts.splice(unused, 1);
  }
}

function names(name: string, parts: readonly string[], program: string): boolean {
  return isNamed(name, program) || parts.some((part) => isNamed(name, part));
}

/** Whether a name stands in a text as a word of its own. */
export function isNamed(name: string, text: string): boolean {
  return new RegExp(String.raw`\b${name.replaceAll(".", String.raw`\.`)}\b`, "u").test(text);
}
