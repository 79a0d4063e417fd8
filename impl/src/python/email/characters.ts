// Classes of characters of RFC 5322, as CPython 3.15's `email._header_value_parser` draws them.

/** White space at which a header may be folded. */
export const WSP = " \t";
/** What white space and comments start with. */
export const CFWS_LEADER = " \t(";
/** Characters with a meaning of their own in addresses. */
export const SPECIALS = '()<>@,:;.\\"[]';
/** What ends an atom. */
export const ATOM_ENDS: string = SPECIALS + WSP;
/** What ends a dot-atom. */
export const DOT_ATOM_ENDS: string = ATOM_ENDS.replace(".", "");
/** What ends a phrase; dots, quotes and comments do not. */
export const PHRASE_ENDS = ")<>@,:;\\[]";

/** White space to Python's `str.strip` and `str.split`; JavaScript's `\s` is a different set. */
const SPACE =
  "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const LEADING_SPACE = new RegExp(`^[${SPACE}]+`);
const TRAILING_SPACE = new RegExp(`[${SPACE}]+$`);
const SPACES = new RegExp(`[${SPACE}]+`, "g");

/** Python's `text.lstrip()`. */
export function lstrip(text: string): string {
  return text.replace(LEADING_SPACE, "");
}

/** Python's `text.rstrip()`. */
export function rstrip(text: string): string {
  return text.replace(TRAILING_SPACE, "");
}

/** Python's `"".join(text.split())`. */
export function withoutSpace(text: string): string {
  return text.replace(SPACES, "");
}

/** Whether `text` consists of more than one word, as Python's `len(text.split()) > 1`. */
export function hasInnerSpace(text: string): boolean {
  return rstrip(lstrip(text)).search(SPACES) >= 0;
}

/** Whether any character of `text` is one of `characters`. */
export function hasAnyOf(text: string, characters: string): boolean {
  for (const character of text) if (characters.includes(character)) return true;
  return false;
}

/** Splits at the first white space: what is before, and the rest with the white space. */
export function splitAtBlank(text: string): [string, string] {
  const blank = text.search(/[ \t]/);
  return blank < 0 ? [text, ""] : [text.slice(0, blank), text.slice(blank)];
}

/** A line break of Python's `str.splitlines` with something behind it. */
const LINE_BREAK_INSIDE = new RegExp(
  "(?:\\r\\n|\\r(?!\\n)|[\\n\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029])[^]",
);

/** Python's `text.splitlines()`, counted: more than one line? */
export function hasManyLines(text: string): boolean {
  // A line break at the very end starts no line of its own.
  return LINE_BREAK_INSIDE.test(text);
}

/** A text in double quotes, with backslashes before backslashes and quotes. */
export function quoteString(text: string): string {
  return `"${quotedPairs(text)}"`;
}

/** A text as it stands between double quotes. */
export function quotedPairs(text: string): string {
  return text.replace(/[\\"]/g, "\\$&");
}

/** A text as it stands between the parentheses of a comment. */
export function parenthesisPairs(text: string): string {
  return text.replace(/[\\()]/g, "\\$&");
}

/** Whether `text` holds lone surrogates, Python's place for bytes that were no text. */
export function hasSurrogates(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
