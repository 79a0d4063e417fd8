import { findSourceMap } from "node:module";
import { remembering } from "../../python/text/parse-cache.ts";
import { pathOf, sourceFile } from "../source-file.ts";

/** One call that was under way: a line of a traceback. */
export interface Frame {
  /** Path of the source file; a name in angle brackets where there is no file. */
  readonly filename: string;
  /** Line, counted from 1. */
  readonly lineno: number;
  /** Function as Python names it: `serve`, `<module>` for top-level code, `<lambda>` without a name. */
  readonly name: string;
}

/** The frame that V8 describes. */
export function frameOf(site: NodeJS.CallSite): Frame {
  const file = site.getFileName();
  if (file) return frameIn(file, site);
  // Code made by eval().
  return { filename: "<string>", lineno: site.getLineNumber() ?? 0, name: "<module>" };
}

/** The frame that V8 describes, which is in `file`. */
export function frameIn(file: string, site: NodeJS.CallSite): Frame {
  const original = process.sourceMapsEnabled ? originalPlace(file, site) : undefined;
  const filename = original?.filename ?? sourceFile(file).path;
  const lineno = original?.lineno ?? site.getLineNumber() ?? 0;
  return { filename, lineno, name: nameOf(site) };
}

/** Where a source map says that the code came from, if there is one. */
function originalPlace(
  file: string,
  site: NodeJS.CallSite,
): { filename: string; lineno: number } | undefined {
  const entry = findSourceMap(file)?.findEntry(
    (site.getLineNumber() ?? 1) - 1,
    (site.getColumnNumber() ?? 1) - 1,
  );
  if (entry === undefined || !("originalSource" in entry)) return undefined;
  return { filename: pathOf(entry.originalSource), lineno: entry.originalLine + 1 };
}

/** V8 can tell where the running function begins; Node's types do not know it yet. */
interface WithStart {
  getEnclosingLineNumber?(): number | null;
  getEnclosingColumnNumber?(): number | null;
}

function nameOf(site: NodeJS.CallSite & WithStart): string {
  const name = site.getFunctionName();
  if (name) return bareName(name);
  // Code outside of functions runs in one that begins where its file begins.
  const isTop = site.getEnclosingLineNumber?.() === 1 && site.getEnclosingColumnNumber?.() === 1;
  return isTop ? "<module>" : "<lambda>";
}

/** `serve` of `Server.serve`, `get serve`, `new serve` or `async serve`. */
export const bareName: (name: string) => string = remembering((name) => {
  const last = name.slice(name.lastIndexOf(" ") + 1);
  return last.startsWith("[") ? last : last.slice(last.lastIndexOf(".") + 1);
});
