/**
 * A test for ids. `*` stands for one path part or a piece of one, `**` for any number of parts.
 *
 * No pattern at all selects everything.
 */
export function matcher(patterns: readonly string[]): (id: string) => boolean {
  if (patterns.length === 0) return () => true;
  const expressions = patterns.map(expressionOf);
  return (id) => expressions.some((expression) => expression.test(id));
}

function expressionOf(pattern: string): RegExp {
  const parts = pattern.split("/").map((part, index, all) => {
    const last = index === all.length - 1;
    if (part === "**") return last ? ".+" : "(?:[^/]+/)*";
    const plain = part.replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll("*", "[^/]*");
    return last ? plain : `${plain}/`;
  });
  return new RegExp(`^${parts.join("")}$`, "u");
}
