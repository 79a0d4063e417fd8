/** Text of Python's `pathlib.PurePosixPath(*parts)`. */
export function posixPath(parts: readonly string[]): string {
  const lastRoot = parts.findLastIndex((part) => part.startsWith("/"));
  const joined = parts.slice(Math.max(lastRoot, 0)).join("/");
  const names = joined.split("/").filter((name) => name !== "" && name !== ".");
  const text = (lastRoot < 0 ? "" : rootOf(joined)) + names.join("/");
  return text === "" ? "." : text;
}

/** POSIX leaves it to the system what exactly two slashes mean, so they stay. */
function rootOf(path: string): string {
  return /^\/\/(?!\/)/.test(path) ? "//" : "/";
}
