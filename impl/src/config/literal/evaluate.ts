import { SyntaxError, ValueError } from "../../python/exceptions.ts";
import { repr } from "../../python/repr.ts";
import { float, isInt, isList, isTuple, PyFloat, tuple } from "../../python/values.ts";
import { binary, unary } from "./operators.ts";
import { invalidSyntax, syntaxError, type Token, tokensOf } from "./tokens.ts";

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
  return plain(reader.all());
}

/** Reads tokens by recursive descent, and works out what they stand for on the way. */
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

  all(): unknown {
    if (this.#isAtEnd()) throw invalidSyntax();
    const value = this.#list("end");
    if (!this.#isAtEnd()) throw this.#notRead();
    return value;
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: "end", text: "" };
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

  #close(opening: string, closing: string): void {
    if (this.#takes(closing)) return;
    if (this.#isAtEnd()) throw syntaxError(`'${opening}' was never closed`);
    throw this.#notRead();
  }

  /** One value, or several with commas between, which are a tuple. */
  #list(closing: string): unknown {
    const first = this.#expression();
    if (!this.#isSign(",")) return first;
    const items = [first];
    while (this.#takes(",")) {
      if (this.#isAtEnd() || this.#isSign(closing)) break;
      items.push(this.#expression());
    }
    return tuple(items);
  }

  #expression(level = 0): unknown {
    const signs = LEVELS[level];
    if (signs === undefined) return this.#unary();
    let value = this.#expression(level + 1);
    for (let sign = this.#operator(signs); sign !== undefined; sign = this.#operator(signs)) {
      value = binary(sign, value, this.#expression(level + 1));
    }
    return value;
  }

  #operator(signs: readonly string[]): string | undefined {
    return signs.find((sign) => this.#takes(sign));
  }

  #unary(): unknown {
    const sign = this.#operator(["+", "-", "~"]);
    if (sign !== undefined) return unary(sign, this.#unary());
    const value = this.#primary();
    return this.#takes("**") ? binary("**", value, this.#unary()) : value;
  }

  #primary(): unknown {
    let value = this.#atom();
    while (this.#takes(".")) {
      const name = this.#next;
      if (name.kind !== "name") throw invalidSyntax();
      this.#at += 1;
      value = reckonable(this.#names.attribute(value, name.text));
    }
    return value;
  }

  #atom(): unknown {
    const token = this.#next;
    this.#at += 1;
    if (token.kind === "value") return this.#string(token.value);
    if (token.kind === "name") return this.#name(token.text);
    if (token.text === "(") return this.#parentheses();
    if (token.text === "[") return this.#items("[", "]");
    if (token.text === "{") return this.#braces();
    throw invalidSyntax();
  }

  /** Literals that follow each other are one text. */
  #string(first: unknown): unknown {
    let value = first;
    for (let next = this.#next; next.kind === "value"; next = this.#next) {
      if (typeof value !== "string" || typeof next.value !== "string") throw this.#notRead();
      value += next.value;
      this.#at += 1;
    }
    return value;
  }

  #name(name: string): unknown {
    if (CONSTANTS.has(name)) return CONSTANTS.get(name);
    return reckonable(this.#names.name(name));
  }

  #parentheses(): unknown {
    if (this.#takes(")")) return tuple([]);
    const value = this.#list(")");
    this.#close("(", ")");
    return value;
  }

  #items(opening: string, closing: string): unknown[] {
    const items: unknown[] = [];
    while (!this.#isSign(closing)) {
      items.push(this.#expression());
      if (!this.#takes(",")) break;
    }
    this.#close(opening, closing);
    return items;
  }

  #braces(): unknown {
    if (this.#takes("}")) return new Map();
    const first = this.#expression();
    if (!this.#isSign(":")) {
      const others = this.#takes(",") ? this.#items("{", "}") : [];
      if (others.length === 0 && this.#tokens[this.#at - 1]?.text !== "}") this.#close("{", "}");
      return new Set([first, ...others]);
    }
    return this.#dict(first);
  }

  #dict(first: unknown): Map<unknown, unknown> {
    const made = new Map<unknown, unknown>();
    for (let key = first; ; key = this.#expression()) {
      if (!this.#takes(":")) throw invalidSyntax();
      made.set(key, this.#expression());
      if (!this.#takes(",") || this.#isSign("}")) break;
    }
    this.#close("{", "}");
    return made;
  }

  /** Why the next token is not what stands here. */
  #notRead(): SyntaxError | ValueError {
    const { kind, text } = this.#next;
    if (kind === "sign" && /[()[\]{}]/.test(text) && text !== "(" && text !== "[") {
      return syntaxError(`unmatched '${text}'`);
    }
    if (text === "(" || text === "[") {
      return new ValueError(
        `Expected literals and names, and nothing to be run, in ${repr(this.#whole)}`,
      );
    }
    return invalidSyntax();
  }
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
