import { nameExceptions } from "./exceptions/base.ts";
import { RecursionError, ValueError } from "./exceptions.ts";
import { codePointLength } from "./text/code-points.ts";
import { float } from "./values.ts";

/**
 * A text is no JSON.
 *
 * Units: places are counted in code points; lines and columns from 1.
 *
 * Source: CPython 3.15, `json.JSONDecodeError`.
 */
export class JSONDecodeError extends ValueError {
  constructor(msg: string, doc: string, index: number) {
    const before = doc.slice(0, index);
    const column = codePointLength(before.slice(before.lastIndexOf("\n") + 1)) + 1;
    const line = before.split("\n").length;
    super(`${msg}: line ${line} column ${column} (char ${codePointLength(before)})`);
  }
}
nameExceptions({ JSONDecodeError });
// Tracebacks show the module of a class that is no builtin.
Object.defineProperty(JSONDecodeError.prototype, "__module__", { value: "json.decoder" });

/**
 * The value of a JSON text, as Python reads it: `1.0` is a float and `1` an int, however large;
 * `NaN` and `Infinity` are read, and of two equal keys the last one counts.
 *
 * Errors: JSONDecodeError. Source: CPython 3.15, `json.loads`.
 */
export function loads(text: string): unknown {
  if (text.startsWith("\ufeff")) {
    throw new JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0);
  }
  return new Decoder(text).all();
}

const CONSTANTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["null", null],
  ["true", true],
  ["false", false],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** How deeply containers may be nested; Python's limit is that of its stack. */
const MOST_NESTED = 1000;

class Decoder {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  all(): unknown {
    this.#skip();
    const value = this.#value();
    this.#skip();
    if (this.#at < this.#text.length) throw this.#error("Extra data");
    return value;
  }

  #error(what: string, index = this.#at): JSONDecodeError {
    return new JSONDecodeError(what, this.#text, index);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #skip(): void {
    this.#match(/[ \t\n\r]*/y);
  }

  #takes(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #value(): unknown {
    if (this.#takes('"')) return this.#string();
    if (this.#takes("{")) return this.#nested(() => this.#object());
    if (this.#takes("[")) return this.#nested(() => this.#array());
    const word = this.#match(/null|true|false|NaN|-?Infinity/y);
    if (word !== undefined) return CONSTANTS.get(word);
    const number = this.#match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    if (number !== undefined) return numberOf(number);
    throw this.#error("Expecting value");
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > MOST_NESTED) throw new RecursionError("JSON is nested too deeply");
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #object(): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    this.#skip();
    if (this.#takes("}")) return {};
    for (let comma = -1; ; ) {
      if (!this.#takes('"')) {
        if (comma >= 0 && this.#text[this.#at] === "}") {
          throw this.#error("Illegal trailing comma before end of object", comma);
        }
        throw this.#error("Expecting property name enclosed in double quotes");
      }
      const name = this.#string();
      this.#skip();
      if (!this.#takes(":")) throw this.#error("Expecting ':' delimiter");
      this.#skip();
      entries.push([name, this.#value()]);
      this.#skip();
      if (this.#takes("}")) return Object.fromEntries(entries);
      comma = this.#at;
      if (!this.#takes(",")) throw this.#error("Expecting ',' delimiter");
      this.#skip();
    }
  }

  #array(): unknown[] {
    const items: unknown[] = [];
    this.#skip();
    if (this.#takes("]")) return items;
    for (;;) {
      items.push(this.#value());
      this.#skip();
      if (this.#takes("]")) return items;
      const comma = this.#at;
      if (!this.#takes(",")) throw this.#error("Expecting ',' delimiter");
      this.#skip();
      if (this.#text[this.#at] === "]") {
        throw this.#error("Illegal trailing comma before end of array", comma);
      }
    }
  }

  #string(): string {
    const start = this.#at - 1;
    let text = "";
    for (;;) {
      text += this.#match(/[^"\\\0-\x1f]*/y) ?? "";
      if (this.#takes('"')) return text;
      if (this.#at >= this.#text.length) {
        throw this.#error("Unterminated string starting at", start);
      }
      if (!this.#takes("\\")) throw this.#error("Invalid control character at");
      text += this.#escape(start);
    }
  }

  #escape(start: number): string {
    const letter = this.#text[this.#at];
    if (letter === undefined) throw this.#error("Unterminated string starting at", start);
    if (letter === "u") {
      const digits = this.#match(/u[\da-fA-F]{4}/y);
      if (digits === undefined) throw this.#error("Invalid \\uXXXX escape", this.#at);
      return String.fromCharCode(Number.parseInt(digits.slice(1), 16));
    }
    const plain = ESCAPES[letter];
    if (plain === undefined) {
      throw this.#error("Invalid \\escape", this.#at - 1);
    }
    this.#at += 1;
    return plain;
  }
}

function numberOf(text: string): unknown {
  const value = Number(text);
  if (/[.eE]/.test(text)) return Number.isSafeInteger(value) ? float(value) : value;
  if (Object.is(value, -0)) return 0; // Python's int has no negative zero
  return Number.isSafeInteger(value) ? value : BigInt(text);
}
