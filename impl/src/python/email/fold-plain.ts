import { lookup } from "../codecs.ts";
import { raisedWhileHandling } from "../exceptions/context.ts";
import { UnicodeEncodeError } from "../exceptions.ts";
import { codePointLength } from "../text/code-points.ts";
import { HeaderWriteError } from "./errors.ts";
import { type FoldLines, isPlain } from "./fold-lines.ts";
import { type Token, TokenList } from "./token.ts";

/**
 * Writes tokens without encoded words: what addresses and quoted strings are made of.
 *
 * Errors: HeaderWriteError for characters that only UTF-8 could carry. Source: CPython 3.15,
 * `email._header_value_parser._refold_without_ew`.
 */
export function foldPlain(tokens: readonly Token[], lines: FoldLines): void {
  const queue = [...tokens];
  for (let token = queue.shift(); token !== undefined; token = queue.shift()) {
    const text = String(token);
    requirePlain(token, text, lines);
    if (lines.fits(text)) lines.append(text);
    else if (!startsLine(token, text, lines)) {
      if (token instanceof TokenList) queue.unshift(...token.parts);
      else writeTooLong(token, text, lines);
    }
  }
}

function requirePlain(token: Token, text: string, { policy }: FoldLines): void {
  if (isPlain(text, policy) || token.allDefects.includes("undecodable")) return;
  try {
    lookup(policy.utf8 ? "utf-8" : "ascii").encode(text); // throws
  } catch (error) {
    if (policy.utf8 || !(error instanceof UnicodeEncodeError)) throw error;
    const what = `Non-ASCII ${token.type === "" ? "None" : token.type} '${text}'`;
    const why = "is invalid under current policy setting (utf8=False)";
    throw raisedWhileHandling(new HeaderWriteError(`${what} ${why}`), error);
  }
}

/** Puts a token that fits into a line of its own there, if it can be parted from what is before. */
export function startsLine(token: Token, text: string, lines: FoldLines): boolean {
  if (!token.isBreakable || codePointLength(text) + 1 > lines.policy.maxLength) return false;
  const blank = lines.takeTrailingBlank();
  if (blank === "" && !token.startsWithBlank()) return false;
  lines.start(blank + text);
  return true;
}

/** Writes what fits nowhere: on a new line if there is a blank to start it with. */
export function writeTooLong(token: Token, text: string, lines: FoldLines): void {
  const blank = lines.takeTrailingBlank();
  if (blank !== "" || token.startsWithBlank()) lines.start(blank + text);
  else lines.append(text);
}
