import { SyntaxError } from "../../python/exceptions.ts";
import { bytesLiteral, textLiteral } from "./strings.ts";

/** A piece of a Python expression. */
export type Token = (
  | { readonly kind: "value"; readonly value: unknown; readonly text: string }
  | { readonly kind: "name" | "sign" | "end"; readonly text: string }
) & {
  /** From 1. */
  readonly line: number;
};

/** Signs, the long ones first. */
const SIGNS = /^(?:\*\*|\/\/|<<|>>|[()[\]{},:.+\-*/%&|^~])/;
const NUMBER =
  /^(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.\d(?:_?\d)*(?:[eE][+-]?\d(?:_?\d)*)?|\d(?:_?\d)*\.?(?:[eE][+-]?\d(?:_?\d)*)?)/;
const NAME = /^[\p{L}_][\p{L}\p{N}_]*/u;
const STRING = /^([rRuUbB]{0,2})('''|"""|'|")/;

/** What closes each bracket. */
export const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** The tokens of an expression, in their order, and an end. Errors: SyntaxError. */
export function tokensOf(expression: string): Token[] {
  const found: Token[] = [];
  const open: Token[] = [];
  let rest = skipBlank(expression);
  while (rest !== "") {
    const [token, length] = next(rest, lineOf(expression, rest));
    found.push(token);
    noteBracket(token, open);
    const behind = rest.slice(length);
    rest = skipBlank(behind);
    const isNewLine = rest !== "" && behind.slice(0, behind.length - rest.length).includes("\n");
    if (isNewLine && open.length === 0) {
      found.push({ kind: "sign", text: "\n", line: token.line });
    }
  }
  return [...found, { kind: "end", text: "", line: lineOf(expression, "") }];
}

/** The last bracket that nothing closes. */
export function unclosed(tokens: readonly Token[]): Token | undefined {
  const open: Token[] = [];
  for (const token of tokens) noteBracket(token, open);
  return open.at(-1);
}

/** Python tells of brackets that do not match before it tells of anything that it cannot read. */
function noteBracket(token: Token, open: Token[]): void {
  const { kind, text, line } = token;
  if (kind !== "sign") return;
  if (text in CLOSING) open.push(token);
  if (!/[)\]}]/.test(text)) return;
  const opening = open.pop();
  if (opening === undefined) throw syntaxError(`unmatched '${text}'`, line);
  if (CLOSING[opening.text] === text) return;
  const match = `does not match opening parenthesis '${opening.text}'`;
  const where = opening.line === line ? "" : ` on line ${opening.line}`;
  throw syntaxError(`closing parenthesis '${text}' ${match}${where}`, line);
}

/** The line on which the rest of a text begins. */
function lineOf(whole: string, rest: string): number {
  return whole.slice(0, whole.length - rest.length).split("\n").length;
}

function skipBlank(text: string): string {
  return text.replace(/^(?:[ \t\f\r\n]|\\\r?\n|#[^\n]*)+/, "");
}

function next(rest: string, line: number): readonly [Token, number] {
  const string = STRING.exec(rest);
  if (string !== null) return stringToken(string, rest, line);
  const number = /^[\d.]/.test(rest) ? (NUMBER.exec(rest)?.[0] ?? "") : "";
  if (number !== "" && number !== ".") {
    return [{ kind: "value", value: numberValue(number), text: number, line }, number.length];
  }
  const name = NAME.exec(rest)?.[0];
  if (name !== undefined) return [{ kind: "name", text: name, line }, name.length];
  const sign = SIGNS.exec(rest)?.[0];
  if (sign !== undefined) return [{ kind: "sign", text: sign, line }, sign.length];
  const [stranger = ""] = rest; // the reader takes it for nothing
  return [{ kind: "sign", text: stranger, line }, stranger.length];
}

/** Ints are bigints until the whole is known, floats are numbers. */
function numberValue(text: string): bigint | number {
  const digits = text.replaceAll("_", "");
  const isInt = /^(?:\d+|0[xXoObB].*)$/.test(digits);
  if (isInt && /^0+[1-9]/.test(digits)) {
    throw syntaxError(
      "leading zeros in decimal integer literals are not permitted; " +
        "use an 0o prefix for octal integers",
    );
  }
  return isInt ? BigInt(digits) : Number(digits);
}

function stringToken(match: RegExpExecArray, rest: string, line: number): readonly [Token, number] {
  const [opening = "", prefix = "", quote = ""] = match;
  const end = endOfString(rest, opening.length, quote);
  if (end < 0) {
    const kind = quote.length === 3 ? "triple-quoted string" : "string";
    throw syntaxError(`unterminated ${kind} literal (detected at line ${line})`, line);
  }
  const body = rest.slice(opening.length, end);
  const isRaw = /r/i.test(prefix);
  const value = /b/i.test(prefix) ? bytesLiteral(body, isRaw) : textLiteral(body, isRaw);
  return [{ kind: "value", value, text: opening, line }, end + quote.length];
}

function endOfString(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at += 1;
    else if (text.startsWith(quote, at)) return at;
    else if (text[at] === "\n" && quote.length === 1) return -1;
  }
  return -1;
}

/** A SyntaxError with the place that `eval` gives. */
export function syntaxError(text: string, line = 1): SyntaxError {
  return new SyntaxError(`${text} (<string>, line ${line})`);
}
