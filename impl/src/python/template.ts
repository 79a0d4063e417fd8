import { KeyError, ValueError } from "./exceptions/builtin.ts";
import { str } from "./repr.ts";
import { codePointLength } from "./text/code-points.ts";
import { dictItem } from "./text/field-lookup.ts";

/** What ends a line for Python's `splitlines`. */
// oxlint-disable-next-line no-control-regex -- Python does split at these
const LINE_END = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/g;

/**
 * Text with `$name` and `${name}` in it; `$$` is a dollar sign.
 *
 * Source: CPython 3.15, `string.Template`.
 */
export class Template {
  /** What starts a placeholder. */
  static readonly delimiter = "$";

  /** Finds placeholders, with Python's groups `escaped`, `named`, `braced` and `invalid`. */
  static readonly pattern: RegExp =
    /\$(?:(?<escaped>\$)|(?<named>[_a-zA-Z][_a-zA-Z0-9]*)|\{(?<braced>[_a-zA-Z][_a-zA-Z0-9]*)\}|(?<invalid>))/g;

  /** The text given to the constructor. */
  template: string;

  constructor(template: string) {
    this.template = template;
  }

  /**
   * The text with every placeholder replaced by the `str` of its value.
   *
   * `mapping` is a Map or any object: its own properties count.
   *
   * Errors: KeyError for a name without value; ValueError for a `$` that starts nothing, whose
   * message counts lines and columns (in code points) from 1.
   */
  substitute(mapping: object): string {
    return this.#replace(
      (name) => str(dictItem(mapping, name)),
      (index) => {
        throw invalidPlaceholder(this.template, index);
      },
    );
  }

  /** As {@link substitute}, but what cannot be replaced stays as it is. */
  safe_substitute(mapping: object): string {
    return this.#replace(
      (name, placeholder) => knownOr(mapping, name, placeholder),
      () => Template.delimiter,
    );
  }

  #replace(
    value: (name: string, placeholder: string) => string,
    invalid: (index: number) => string,
  ): string {
    return this.template.replace(
      Template.pattern,
      (all: string, escaped?: string, named?: string, braced?: string, _?: string, at = 0) => {
        const name = named ?? braced;
        if (name !== undefined) return value(name, all);
        return escaped === undefined ? invalid(at) : Template.delimiter;
      },
    );
  }
}

function knownOr(mapping: object, name: string, placeholder: string): string {
  try {
    return str(dictItem(mapping, name));
  } catch (error) {
    if (error instanceof KeyError) return placeholder;
    throw error;
  }
}

function invalidPlaceholder(template: string, index: number): ValueError {
  const before = template.slice(0, index + 1);
  const lines = before.split(LINE_END);
  const column = codePointLength(lines.at(-1) ?? "");
  return new ValueError(`Invalid placeholder in string: line ${lines.length}, col ${column}`);
}
