/** `lab/log/tcp/5, lab/log/tcp/6 and 17 more`: as many names as fit into `width`, but at least one. */
export function listed(names: readonly string[], width: number): string {
  let shown = names.length;
  while (shown > 1 && names.slice(0, shown).join(", ").length > width) shown--;
  const rest = names.length - shown;
  return `${names.slice(0, shown).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
