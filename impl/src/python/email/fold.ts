import { hasAnyOf, parenthesisPairs, quotedPairs, SPECIALS } from "./characters.ts";
import { EncodedWordWriter, type WordCharset } from "./encoded-word-writer.ts";
import { FoldLines, type FoldPolicy, isPlain } from "./fold-lines.ts";
import { foldPlain, startsLine, writeTooLong } from "./fold-plain.ts";
import { Terminal, type Token, TokenList } from "./token.ts";

/**
 * Writes a parsed header in lines, without the line breaks themselves.
 *
 * Lines break at white space, in front of pieces that do not fit any more; text that ASCII cannot
 * hold, and words too long for a line, become encoded words. Errors: HeaderWriteError where an
 * address holds what ASCII cannot. Source: CPython 3.15,
 * `email._header_value_parser._refold_parse_tree`; RFC 5322, RFC 2047.
 */
export function fold(tree: TokenList, policy: FoldPolicy): string[] {
  const lines = new FoldLines(policy);
  if (tree.isEncodable) new Folder(lines).write(tree.parts);
  else foldPlain(tree.parts, lines);
  return lines.lines;
}

/** Marks the end of the parts of a token that must not become an encoded word. */
const END_OF_PLAIN = new Terminal("", "wrap-as-ew-blocked");

/** Writes tokens, as encoded words where need be. */
class Folder {
  readonly #lines: FoldLines;
  readonly #words: EncodedWordWriter;
  /** What is still to be written. */
  #queue: Token[] = [];
  /** In how many tokens we are that must not become encoded words. */
  #plainDepth = 0;
  /** Whether the next token is to be encoded whatever it holds. */
  #mustEncode = false;

  constructor(lines: FoldLines) {
    this.#lines = lines;
    this.#words = new EncodedWordWriter(lines);
  }

  write(tokens: readonly Token[]): void {
    this.#queue = [...tokens];
    for (let token = this.#queue.shift(); token !== undefined; token = this.#queue.shift()) {
      if (token === END_OF_PLAIN) this.#plainDepth--;
      else this.#writeToken(token, String(token));
    }
  }

  #writeToken(token: Token, text: string): void {
    const charset = this.#charsetOf(token, text);
    // Inside of what must stay plain the wish to encode is kept for what follows, as in CPython.
    this.#mustEncode ||= !isPlain(text, this.#lines.policy) || hasForbidden(token, text);
    if (this.#mustEncode && this.#plainDepth === 0 && this.#wroteEncoded(token, text, charset)) {
      return;
    }
    if (this.#lines.fits(text)) {
      this.#lines.append(text);
      this.#words.wrote(text);
    } else this.#writeLong(token, text);
  }

  #charsetOf(token: Token, text: string): WordCharset {
    const { policy } = this.#lines;
    if (isPlain(text, policy)) return policy.utf8 ? "utf-8" : "us-ascii";
    return token.allDefects.includes("undecodable") ? "unknown-8bit" : "utf-8";
  }

  /** Encodes a token, or takes it apart to encode its parts; false if it is to stay as it is. */
  #wroteEncoded(token: Token, text: string, charset: WordCharset): boolean {
    this.#mustEncode = false;
    if (token instanceof TokenList) {
      if (token.parts.every((part) => part.isEncodable) || !this.#wroteFolded(token)) {
        this.#queue.unshift(...token.parts);
      }
      return true;
    }
    if (token.isEncodable) this.#words.write(text, charset);
    else this.#words.part();
    return token.isEncodable;
  }

  /** Writes a token that holds an address in one piece, if it fits into one line. */
  #wroteFolded(token: TokenList): boolean {
    this.#words.part();
    const [only = "", ...others] = fold(token, this.#lines.policy);
    // CPython looks for the line break in the text, where one of its own may be.
    if (others.length > 0 || only.includes("\r\n")) return false;
    if (!this.#lines.fits(only)) this.#lines.start(this.#lines.takeTrailingBlank());
    this.#lines.append(only);
    this.#words.wrote("text");
    return true;
  }

  #writeLong(token: Token, text: string): void {
    if (startsLine(token, text, this.#lines)) {
      this.#words.wrote(this.#lines.last);
      this.#words.part();
    } else if (token instanceof TokenList) this.#writeParts(token);
    else if (token.isEncodable && this.#plainDepth === 0) {
      // Nothing in it asks for an encoded word, but only that can be broken.
      this.#queue.unshift(token);
      this.#mustEncode = true;
    } else {
      writeTooLong(token, text, this.#lines);
      this.#words.wrote(text);
    }
  }

  #writeParts(token: TokenList): void {
    if (token.type === "bare-quoted-string") {
      foldPlain(quotedParts(token), this.#lines);
      return;
    }
    const parts = token.type === "comment" ? commentParts(token) : [...token.parts];
    if (!token.isEncodable) {
      this.#plainDepth++;
      parts.push(END_OF_PLAIN);
    }
    this.#queue.unshift(...parts);
  }
}

/** Text from quotes and encoded words may hold what has a meaning outside of them. */
function hasForbidden(token: Token, text: string): boolean {
  const isHeld = token.type === "ptext" || token.contains("vtext");
  return hasAnyOf(text, isHeld ? `${SPECIALS}\r\n` : "\r\n");
}

function quotedParts(token: TokenList): Terminal[] {
  const inner = token.parts.map((part) => new Terminal(quotedPairs(String(part)), "ptext"));
  return [new Terminal('"', "ptext"), ...inner, new Terminal('"', "ptext")];
}

function commentParts(token: TokenList): Token[] {
  const inner = token.parts.map((part) =>
    part.type === "ptext" ? new Terminal(parenthesisPairs(String(part)), "ptext") : part,
  );
  return [new Terminal("(", "ptext"), ...inner, new Terminal(")", "ptext")];
}
