import { IndexError, ValueError } from "./exceptions/builtin.ts";
import { ascii, repr, str } from "./repr.ts";
import { dictItem, follow } from "./text/field-lookup.ts";
import { type FieldIndex, type FieldName, parseFieldName } from "./text/field-name.ts";
import { shownType } from "./text/format-spec.ts";
import { formatValue } from "./text/format-value.ts";
import { remembering } from "./text/parse-cache.ts";
import { parseFormat } from "./text/str-format-parse.ts";

export { formatValue } from "./text/format-value.ts";
export { parseFormat } from "./text/str-format-parse.ts";

/**
 * Python's `format.format(*args, **kwargs)`.
 *
 * `kwargs` is a Map or any object: its own properties count.
 *
 * Errors: ValueError, IndexError, KeyError, AttributeError, TypeError, OverflowError with the
 * texts of CPython 3.15.
 * Source: CPython 3.15, `str.format`.
 */
export function strFormat(
  format: string,
  args: readonly unknown[] = [],
  kwargs: object = {},
): string {
  return render(compiled(format), args, kwargs);
}

/** A format string ready to be filled in. */
interface Plan {
  readonly parts: readonly Part[];
  /** What is wrong after these parts; Python notices once it has written them. */
  readonly fault: ValueError | undefined;
}

interface Part {
  readonly literal: string;
  readonly field: Field | undefined;
}

interface Field {
  readonly name: FieldName;
  /** Argument that the field begins with. */
  readonly first: string | FieldIndex;
  readonly conversion: string | null;
  /** The specification; a plan if it has fields itself. */
  readonly spec: string | Plan;
}

/** A specification may have fields, but those have none in theirs. */
const DEEPEST = 2;

const compiled = remembering((format: string): Plan => plan(format, new Numbering(), DEEPEST));

function plan(format: string, numbering: Numbering, depth: number): Plan {
  if (depth === 0) return { parts: [], fault: new ValueError("Max string recursion exceeded") };
  const parts: Part[] = [];
  try {
    for (const { literal, field, spec, conversion } of parseFormat(format)) {
      parts.push({ literal, field: undefined });
      if (field === null || spec === null) continue;
      const name = parseFieldName(field);
      const first = numbering.next(name.first);
      const inner = spec.includes("{") ? plan(spec, numbering, depth - 1) : spec;
      parts.push({ literal: "", field: { name, first, conversion, spec: inner } });
    }
  } catch (error) {
    if (error instanceof ValueError) return { parts, fault: error };
    throw error;
  }
  return { parts, fault: undefined };
}

/** Counts fields without a number; all of them have one or none has. */
class Numbering {
  #state: "unknown" | "automatic" | "manual" = "unknown";
  #count = 0;

  /** The argument a field begins with. Errors: ValueError if numbers were and were not given. */
  next(first: string | FieldIndex): string | FieldIndex {
    if (typeof first === "string" && first !== "") return first;
    const wanted = first === "" ? "automatic" : "manual";
    if (this.#state === "unknown") this.#state = wanted;
    if (this.#state !== wanted) throw new ValueError(SWITCHED[wanted]);
    return first === "" ? this.#count++ : first;
  }
}

const SWITCHED = {
  automatic: "cannot switch from manual field specification to automatic field numbering",
  manual: "cannot switch from automatic field numbering to manual field specification",
} as const;

function render({ parts, fault }: Plan, args: readonly unknown[], kwargs: object): string {
  let text = "";
  for (const { literal, field } of parts) {
    text += field === undefined ? literal : literal + renderField(field, args, kwargs);
  }
  if (fault !== undefined) throw new ValueError(fault.message);
  return text;
}

function renderField(field: Field, args: readonly unknown[], kwargs: object): string {
  const { name, first, conversion, spec } = field;
  let value = typeof first === "string" ? dictItem(kwargs, first) : positional(args, first);
  for (const step of name.steps) value = follow(value, step);
  if (name.fault !== undefined) throw new ValueError(name.fault.message);
  if (conversion !== null) value = converted(value, conversion);
  return formatValue(value, typeof spec === "string" ? spec : render(spec, args, kwargs));
}

function positional(args: readonly unknown[], index: FieldIndex): unknown {
  if (index < args.length) return args[Number(index)];
  throw new IndexError(`Replacement index ${index} out of range for positional args tuple`);
}

function converted(value: unknown, conversion: string): string {
  switch (conversion) {
    case "r":
      return repr(value);
    case "s":
      return str(value);
    case "a":
      return ascii(value);
    default:
      throw new ValueError(`Unknown conversion specifier ${shownType(conversion)}`);
  }
}
