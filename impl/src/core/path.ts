import { posix, resolve, win32 } from "node:path";

/** Python's `os.path.basename`: what follows the last slash, which may be nothing. */
export function basename(path: string): string {
  return path.slice(lastSeparator(path) + 1);
}

/** Python's `os.path.dirname`: what stands before the last slash, which may be nothing. */
export function dirname(path: string): string {
  if (process.platform === "win32") return win32.dirname(path);
  const folder = path.slice(0, lastSeparator(path) + 1);
  return folder.replace(/(?<!^\/*)\/+$/, "");
}

/** Python's `os.path.join` of a folder, which may be nothing, and a name in it. */
export function join(folder: string, name: string): string {
  if (process.platform === "win32") return win32.join(folder, name);
  return folder === "" || folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}

/** The first part of Python's `os.path.splitext`: the name without its last extension. */
export function stem(filename: string): string {
  const dot = filename.lastIndexOf(".");
  // Dots that lead a name are part of it: ".bashrc" and "..." have no extension.
  return dot > 0 && /[^.]/.test(filename.slice(0, dot)) ? filename.slice(0, dot) : filename;
}

/** Python's `os.path.abspath`: the path from the root, without `.`, `..`, doubled or last slashes. */
export function abspath(path: string): string {
  if (process.platform === "win32") return resolve(path);
  const joined = path.startsWith("/") ? path : `${process.cwd()}/${path}`;
  const normal = posix.normalize(joined);
  const trimmed = normal.length > 1 && normal.endsWith("/") ? normal.slice(0, -1) : normal;
  // POSIX leaves the meaning of exactly two leading slashes open, so Python keeps them.
  return /^\/\/(?!\/)/.test(joined) ? `/${trimmed}` : trimmed;
}

function lastSeparator(path: string): number {
  const slash = path.lastIndexOf("/");
  return process.platform === "win32" ? Math.max(slash, path.lastIndexOf("\\")) : slash;
}
