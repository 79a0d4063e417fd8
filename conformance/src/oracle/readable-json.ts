const WIDTH = 100;

/** JSON for people and their diff tools: what fits on a line stands on one. */
export function readableJson(value: unknown, indent = ""): string {
  const flat = JSON.stringify(value);
  if (typeof value !== "object" || value === null) return flat;
  if (flat.length + indent.length <= WIDTH) return spaced(value);
  const inner = `${indent} `;
  const items = Array.isArray(value)
    ? value.map((item) => readableJson(item, inner))
    : fields(value).map(([key, item]) => `${JSON.stringify(key)}: ${readableJson(item, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${items.map((item) => inner + item).join(",\n")}\n${indent}${close}`;
}

function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const items = fields(value).map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`);
  return items.length === 0 ? "{}" : `{ ${items.join(", ")} }`;
}

function fields(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}
