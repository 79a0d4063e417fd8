import { TypeError } from "../python/exceptions.ts";
import { repr } from "../python/repr.ts";
import { suggestion } from "../python/text/suggestion.ts";
import { type Owner, parametersBy } from "./parameters.ts";

/**
 * Refuses options that nobody would read: one that is misspelt, or one given by position as in Python.
 *
 * Errors: TypeError, with CPython's words for a keyword argument that it does not know.
 */
export function checkOptions(owner: Owner, options: unknown): void {
  const callee = `${owner}.__init__()`;
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`${callee} takes options by name, in one object, and not ${repr(options)}`);
  }
  const { names, positional, own } = parametersBy(owner);
  for (const [name, value] of Object.entries(options)) {
    const place = names.indexOf(name);
    if (value === undefined || place >= positional || own.includes(name)) continue;
    if (place < 0) throw unexpected(callee, name, ["self", ...names]);
    throw new TypeError(`${callee} got multiple values for argument '${name}'`);
  }
}

/** What CPython raises for a keyword argument that `callee` does not have; its own are `names`. */
export function unexpected(callee: string, name: string, names: readonly string[]): TypeError {
  const meant = suggestion(name, names);
  const hint = meant === undefined ? "" : `. Did you mean '${meant}'?`;
  return new TypeError(`${callee} got an unexpected keyword argument '${name}'${hint}`);
}
