import { ValueError } from "../exceptions.ts";
import { hasInnerSpace, splitAtBlank, WSP } from "./characters.ts";
import { decodeWord } from "./encoded-word.ts";
import { InvalidEncodedWordError } from "./errors.ts";
import { Reader } from "./reader.ts";
import { examined, Terminal, TokenList, WhiteSpaceBetweenWords } from "./token.ts";

/** An encoded word anywhere in a text. */
const ENCODED_WORD = /=\?[^?]*\?[qQbB]\?[^\n]*?\?=/;

/**
 * Reads a free text such as a subject: words, encoded words, and the white space between them.
 *
 * Source: CPython 3.15, `email._header_value_parser.get_unstructured`.
 */
export function readUnstructured(text: string): TokenList {
  const reader = new Reader(text);
  const list = new TokenList("unstructured");
  while (!reader.atEnd) {
    if (reader.isAt(WSP)) list.parts.push(reader.takeBlank());
    else if (!takeEncodedWord(reader, list)) list.parts.push(takeWord(reader));
  }
  return list;
}

function takeEncodedWord(reader: Reader, list: TokenList): boolean {
  if (!reader.rest.startsWith("=?")) return false;
  const word = reader.attempt((given) => readEncodedWord(given, "utext"));
  if (word === undefined) return false;
  const { parts } = list;
  const before = parts.at(-1);
  if (before !== undefined && before.type !== "fws") list.defects.push("invalid");
  else if (before !== undefined && parts.at(-2)?.type === "encoded-word") {
    parts[parts.length - 1] = blankBetweenWords(String(before));
  }
  parts.push(word);
  return true;
}

/** White space between encoded words, made of the text that stood there. */
export function blankBetweenWords(text: string): WhiteSpaceBetweenWords {
  return new WhiteSpaceBetweenWords(text, "fws");
}

function takeWord(reader: Reader): Terminal {
  const [word] = splitAtBlank(reader.rest);
  const isBroken = word.startsWith("=?"); // or it would have been read as an encoded word
  const length = !isBroken && ENCODED_WORD.test(word) ? reader.rest.indexOf("=?") : word.length;
  return examined(new Terminal(reader.take(length), "utext"));
}

/**
 * Reads an encoded word into text and white space of its own.
 *
 * Errors: HeaderParseError where there is none, InvalidEncodedWordError where one cannot be decoded.
 * Source: CPython 3.15, `email._header_value_parser.get_encoded_word`.
 */
export function readEncodedWord(reader: Reader, type: "utext" | "vtext" = "vtext"): TokenList {
  const { rest } = reader;
  const inner = rest.startsWith("=?") ? lengthOfWord(rest.slice(2)) : -1;
  if (inner < 0) throw reader.expected("encoded word");
  const word = new TokenList("encoded-word");
  const content = rest.slice(2, 2 + inner);
  if (hasInnerSpace(content)) word.defects.push("invalid");
  const { text, defects } = decodedOrInvalid(`=?${content}?=`);
  word.defects.push(...defects);
  reader.take(inner + 4);
  appendText(word, text, type);
  if (!reader.atEnd && !reader.isAt(WSP)) word.defects.push("invalid");
  return word;
}

/**
 * Length of what stands between `=?` and `?=`; -1 where the end is missing.
 *
 * The first `?=` may be the end of the encoding's letter and the start of an escape such as `=C3`.
 */
function lengthOfWord(text: string): number {
  const end = text.indexOf("?=");
  if (end < 0) return -1;
  const isEscape = /^[0-9a-fA-F]{2}/.test(text.slice(end + 2));
  if (!isEscape || countOf("?", text.slice(0, end)) >= 2) return end;
  const next = text.indexOf("?=", end + 2);
  return next < 0 ? text.length : next;
}

function countOf(character: string, text: string): number {
  return text.split(character).length - 1;
}

function decodedOrInvalid(word: string): ReturnType<typeof decodeWord> {
  try {
    return decodeWord(word);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new InvalidEncodedWordError(`encoded word format invalid: '${word}'`);
  }
}

function appendText(word: TokenList, text: string, type: string): void {
  const reader = new Reader(text);
  while (!reader.atEnd) {
    if (reader.isAt(WSP)) {
      word.parts.push(reader.takeBlank());
      continue;
    }
    const [chars] = splitAtBlank(reader.rest);
    word.parts.push(examined(new Terminal(reader.take(chars.length), type)));
  }
}
