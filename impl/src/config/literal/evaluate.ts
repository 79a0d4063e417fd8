import { type SyntaxError, TypeError, ValueError } from "../../python/exceptions.ts";
import { repr } from "../../python/repr.ts";
import {
  float,
  isBytes,
  isInt,
  isList,
  isTuple,
  PyFloat,
  tuple,
  typeName,
} from "../../python/values.ts";
import { binary, joinedTo, unary } from "./operators.ts";
import { CLOSING, syntaxError, type Token, tokensOf, unclosed } from "./tokens.ts";

/** What names stand for in an expression. */
export interface Names {
  /** The value of a name. Errors: NameError. */
  name(name: string): unknown;
  /** Python's `owner.name`. Errors: AttributeError. */
  attribute(owner: unknown, name: string): unknown;
}

const CONSTANTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["None", null],
  ["True", true],
  ["False", false],
]);

/** Operators between two values, the weakest first. */
const LEVELS: readonly (readonly string[])[] = [
  ["|"],
  ["^"],
  ["&"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "//", "%"],
];

/**
 * The value of a Python expression that is made of literals, names, attributes and operators.
 *
 * Nothing is ever run: calls, comparisons and all else are refused.
 *
 * Errors: SyntaxError for what Python cannot read either, ValueError for what is refused, and what
 * names and operators raise.
 */
export function evaluate(expression: string, names: Names): unknown {
  const reader = new Reader(tokensOf(expression), names, expression);
  const work = reader.all(); // Python, too, looks at the whole before it looks up any name
  return plain(work());
}

/** What works out a part of an expression. */
type Work = () => unknown;

/** Reads tokens by recursive descent. */
class Reader {
  readonly #tokens: readonly Token[];
  readonly #names: Names;
  readonly #whole: string;
  #at = 0;

  constructor(tokens: readonly Token[], names: Names, whole: string) {
    this.#tokens = tokens;
    this.#names = names;
    this.#whole = whole;
  }

  all(): Work {
    if (this.#isAtEnd()) throw syntaxError("invalid syntax", 0);
    const value = this.#list();
    this.#takes("\n");
    if (!this.#isAtEnd()) throw this.#notRead();
    return value;
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: "end", text: "", line: 1 };
  }

  #isAtEnd(): boolean {
    return this.#next.kind === "end";
  }

  #isSign(text: string): boolean {
    return this.#next.kind === "sign" && this.#next.text === text;
  }

  #takes(text: string): boolean {
    if (!this.#isSign(text)) return false;
    this.#at += 1;
    return true;
  }

  /** Reads what is between brackets, of which the first is behind. */
  #between<T>(opening: Token, read: (isAtEnd: () => boolean) => T): T {
    const closing = CLOSING[opening.text] ?? "";
    const value = read(() => this.#isSign(closing));
    if (!this.#takes(closing)) throw this.#notRead();
    return value;
  }

  /** One value, or several with commas between, which are a tuple. */
  #list(isAtEnd: () => boolean = () => this.#isAtEnd()): Work {
    const first = this.#expression();
    if (!this.#isSign(",")) return first;
    const items = [first];
    while (this.#takes(",") && !isAtEnd()) items.push(this.#expression());
    return () => tuple(items.map((item) => item()));
  }

  #expression(level = 0): Work {
    const signs = LEVELS[level];
    if (signs === undefined) return this.#unary();
    let work = this.#expression(level + 1);
    for (let sign = this.#operator(signs); sign !== undefined; sign = this.#operator(signs)) {
      work = operation(sign, work, this.#expression(level + 1));
    }
    return work;
  }

  #operator(signs: readonly string[]): string | undefined {
    return signs.find((sign) => this.#takes(sign));
  }

  #unary(): Work {
    const sign = this.#operator(["+", "-", "~"]);
    if (sign !== undefined) {
      const work = this.#unary();
      return () => unary(sign, work());
    }
    const value = this.#primary();
    return this.#takes("**") ? operation("**", value, this.#unary()) : value;
  }

  #primary(): Work {
    let work = this.#atom();
    while (this.#takes(".")) {
      const { kind, text } = this.#next;
      if (kind !== "name") throw this.#notRead();
      this.#at += 1;
      const owner = work;
      work = () => reckonable(this.#names.attribute(owner(), text));
    }
    return work;
  }

  #atom(): Work {
    const token = this.#next;
    const value = token.kind === "value" ? this.#literal(token.value) : undefined;
    if (value !== undefined) return value;
    if (token.kind === "end" || !(token.kind === "name" || token.text in CLOSING)) {
      throw this.#notRead();
    }
    this.#at += 1;
    if (token.kind === "name") return this.#name(token.text);
    if (token.text === "(") return this.#between(token, (isAtEnd) => this.#parentheses(isAtEnd));
    if (token.text === "[") return this.#between(token, (isAtEnd) => this.#array(isAtEnd));
    return this.#between(token, (isAtEnd) => this.#braces(isAtEnd));
  }

  /** Texts that follow each other are one, and so are bytes. */
  #literal(first: unknown): Work {
    this.#at += 1;
    let value = first;
    for (let next = this.#next; next.kind === "value"; next = this.#next) {
      const joined = isText(value) && isText(next.value) ? joinedTo(value, next.value) : undefined;
      if (joined === undefined) throw this.#notRead();
      value = joined;
      this.#at += 1;
    }
    return () => value;
  }

  #name(name: string): Work {
    if (CONSTANTS.has(name)) return () => CONSTANTS.get(name);
    return () => reckonable(this.#names.name(name));
  }

  #parentheses(isAtEnd: () => boolean): Work {
    return isAtEnd() ? () => tuple([]) : this.#list(isAtEnd);
  }

  #array(isAtEnd: () => boolean): Work {
    const items = this.#items(isAtEnd);
    return () => items.map((item) => item());
  }

  #items(isAtEnd: () => boolean): Work[] {
    const items: Work[] = [];
    while (!isAtEnd()) {
      items.push(this.#expression());
      if (!this.#takes(",")) break;
    }
    return items;
  }

  #braces(isAtEnd: () => boolean): Work {
    if (isAtEnd()) return () => new Map();
    const first = this.#expression();
    if (this.#isSign(":")) return this.#dict(first, isAtEnd);
    const others = this.#takes(",") ? this.#items(isAtEnd) : [];
    return () => new Set([first, ...others].map((item) => hashable(item(), "set element")));
  }

  #dict(first: Work, isAtEnd: () => boolean): Work {
    const pairs: (readonly [Work, Work])[] = [];
    for (let key = first; ; key = this.#expression()) {
      if (!this.#takes(":")) throw this.#notRead();
      pairs.push([key, this.#expression()]);
      if (!this.#takes(",") || isAtEnd()) break;
    }
    return () => new Map(pairs.map(([key, value]) => [hashable(key(), "dict key"), value()]));
  }

  /** Why the next token cannot stand here. */
  #notRead(): SyntaxError | ValueError {
    const { kind, text, line } = this.#next;
    const open = unclosed(this.#tokens);
    const isCall = kind === "sign" && (text === "(" || text === "[");
    if (open !== undefined && (kind === "end" || isCall || line > open.line)) {
      return syntaxError(`'${open.text}' was never closed`, open.line);
    }
    if (!isCall) return syntaxError("invalid syntax", line);
    const whole = repr(this.#whole);
    return new ValueError(`Expected literals and names, and nothing to be run, in ${whole}`);
  }
}

function operation(sign: string, one: Work, other: Work): Work {
  return () => binary(sign, one(), other());
}

function hashable(value: unknown, what: string): unknown {
  const name = typeName(value);
  if (!["list", "dict", "set"].includes(name)) return value;
  throw new TypeError(`cannot use '${name}' as a ${what} (unhashable type: '${name}')`);
}

/** An int in the form in which it is reckoned with here, in which numbers are floats. */
function reckonable(value: unknown): unknown {
  return typeof value === "number" && isInt(value) ? BigInt(value) : value;
}

/** Numbers in the form that the rest of logging uses. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (typeof value === "number") return Number.isSafeInteger(value) ? float(value) : value;
  if (value instanceof PyFloat) return value;
  if (isTuple(value)) return tuple(Array.from(value, plain));
  if (isList(value)) return value.map(plain);
  if (value instanceof Set) return new Set(Array.from(value, plain));
  if (!(value instanceof Map)) return value;
  const entries = Array.from(value, ([key, item]) => [plain(key), plain(item)] as const);
  const isPlain = entries.every(([key]) => typeof key === "string");
  return isPlain ? Object.fromEntries(entries) : new Map(entries);
}

function isText(value: unknown): boolean {
  return typeof value === "string" || isBytes(value);
}
