import { ATOM_ENDS, CFWS_LEADER, PHRASE_ENDS, SPECIALS, WSP } from "./characters.ts";
import { HeaderParseError } from "./errors.ts";
import { scanText } from "./quoted-text.ts";
import type { Reader } from "./reader.ts";
import {
  BareQuotedString,
  BlankList,
  Comment,
  dot,
  examined,
  Terminal,
  type Token,
  TokenList,
  WhiteSpace,
} from "./token.ts";
import { blankBetweenWords, readEncodedWord } from "./unstructured.ts";

// Words and phrases of RFC 5322. Source: CPython 3.15, `email._header_value_parser`.

/** Reads white space and comments, as far as there are any. */
export function readBlanks(reader: Reader): BlankList {
  const blanks = new BlankList();
  while (reader.isAt(CFWS_LEADER)) {
    blanks.parts.push(reader.isAt(WSP) ? reader.takeBlank() : readComment(reader));
  }
  return blanks;
}

/** Reads white space and comments into `parts`, if there are any. */
export function readOptionalBlanks(reader: Reader, parts: Token[]): void {
  if (reader.isAt(CFWS_LEADER)) parts.push(readBlanks(reader));
}

function readComment(reader: Reader): Comment {
  const comment = new Comment();
  reader.take();
  while (!reader.atEnd && !reader.isAt(")")) {
    if (reader.isAt(WSP)) comment.parts.push(reader.takeBlank());
    else if (reader.isAt("(")) comment.parts.push(readComment(reader));
    else comment.parts.push(examined(new WhiteSpace(scanText(reader, "()"), "ptext")));
  }
  if (reader.atEnd) comment.defects.push("invalid");
  reader.take();
  return comment;
}

function readBareQuotedString(reader: Reader): BareQuotedString {
  const quoted = new BareQuotedString();
  reader.take();
  while (!reader.atEnd && !reader.isAt('"')) {
    if (reader.isAt(WSP)) quoted.parts.push(reader.takeBlank());
    else if (!takeQuotedEncodedWord(reader, quoted)) quoted.parts.push(readQuotedContent(reader));
  }
  if (reader.atEnd) quoted.defects.push("invalid");
  reader.take();
  return quoted;
}

function readQuotedContent(reader: Reader): Terminal {
  return examined(new Terminal(scanText(reader, '"'), "ptext"));
}

/** Encoded words have no place in quotes, but they are seen there. */
function takeQuotedEncodedWord(reader: Reader, quoted: BareQuotedString): boolean {
  if (!reader.rest.startsWith("=?")) return false;
  const word = reader.attempt(readEncodedWord);
  if (word === undefined) return false;
  const { parts } = quoted;
  const before = parts.at(-1);
  quoted.defects.push("invalid");
  if (before?.type === "fws" && parts.at(-2)?.type === "encoded-word") {
    parts[parts.length - 1] = blankBetweenWords(String(before));
  }
  parts.push(word);
  return true;
}

function readQuotedString(reader: Reader): TokenList {
  const quoted = new TokenList("quoted-string");
  quoted.parts.push(readBareQuotedString(reader));
  readOptionalBlanks(reader, quoted.parts);
  return quoted;
}

/** Reads the characters of an atom, which may be none that RFC 5322 allows. */
function readAtomText(reader: Reader): Terminal {
  let length = 0;
  while (length < reader.rest.length && !ATOM_ENDS.includes(reader.rest.charAt(length))) length++;
  if (length === 0) throw reader.expected("atext");
  return examined(new Terminal(reader.take(length), "atext"));
}

/** Reads an encoded word if there is one, and what `otherwise` reads if not. */
function readWordOr(reader: Reader, otherwise: (reader: Reader) => Token): Token {
  const isWord = reader.rest.startsWith("=?");
  return (isWord ? reader.attempt(readEncodedWord) : undefined) ?? otherwise(reader);
}

/** Reads an atom with the white space and comments around it. */
export function readAtom(reader: Reader): TokenList {
  const atom = new TokenList("atom");
  readOptionalBlanks(reader, atom.parts);
  if (reader.isAt(ATOM_ENDS)) throw reader.expected("atom");
  atom.parts.push(readWordOr(reader, readAtomText));
  readOptionalBlanks(reader, atom.parts);
  return atom;
}

function readDotAtomText(reader: Reader): TokenList {
  const words = new TokenList("dot-atom-text");
  if (reader.atEnd || reader.isAt(ATOM_ENDS))
    throw reader.expected("atom at a start of dot-atom-text");
  while (!reader.atEnd && !reader.isAt(ATOM_ENDS)) {
    words.parts.push(readAtomText(reader));
    if (!reader.isAt(".")) continue;
    reader.take();
    words.parts.push(dot());
  }
  if (words.at(-1).type === "dot") throw reader.expected("atom at end of dot-atom-text");
  return words;
}

/** Reads atoms with dots between them, and the white space and comments around. */
export function readDotAtom(reader: Reader): TokenList {
  const atom = new TokenList("dot-atom");
  readOptionalBlanks(reader, atom.parts);
  atom.parts.push(readWordOr(reader, readDotAtomText));
  readOptionalBlanks(reader, atom.parts);
  return atom;
}

/** Reads an atom or a quoted string. */
export function readWord(reader: Reader): TokenList {
  const leader = reader.isAt(CFWS_LEADER) ? readBlanks(reader) : undefined;
  if (reader.atEnd) throw reader.expected("'atom' or 'quoted-string'");
  const word = readBareWord(reader);
  if (leader !== undefined) word.parts.unshift(leader);
  return word;
}

function readBareWord(reader: Reader): TokenList {
  if (reader.isAt('"')) return readQuotedString(reader);
  if (reader.isAt(SPECIALS)) throw reader.expected("'atom' or 'quoted-string'");
  return readAtom(reader);
}

/** Reads words, and the dots and comments between them that RFC 822 allowed. */
export function readPhrase(reader: Reader, type = "phrase"): TokenList {
  const phrase = new TokenList(type);
  const first = reader.attempt(readWord);
  if (first === undefined) phrase.defects.push("invalid");
  else phrase.parts.push(first);
  while (!reader.atEnd && !reader.isAt(PHRASE_ENDS)) {
    if (reader.isAt(".")) {
      reader.take();
      phrase.parts.push(dot());
      phrase.defects.push("other");
    } else phrase.parts.push(readNextOfPhrase(reader, phrase));
  }
  return phrase;
}

function readNextOfPhrase(reader: Reader, phrase: TokenList): TokenList {
  const word = reader.attempt(readWord);
  if (word === undefined) {
    if (!reader.isAt(CFWS_LEADER)) throw new HeaderParseError("expected word");
    phrase.defects.push("other");
    return readBlanks(reader);
  }
  if (word.at(0).type === "encoded-word") joinEncodedWords(phrase);
  return word;
}

/** Blanks between two encoded words mean nothing, unless there is a comment among them. */
function joinEncodedWords(phrase: TokenList): void {
  const before = phrase.parts.at(-1);
  if (!(before instanceof TokenList) || before.type !== "atom") return;
  const blanks = before.parts.at(-1);
  if (before.parts.at(-2)?.type !== "encoded-word") return;
  if (blanks instanceof BlankList && !blanks.hasComments) {
    before.parts[before.parts.length - 1] = blankBetweenWords(String(before));
  }
}
