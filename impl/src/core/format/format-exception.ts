import { contextOf } from "../../python/exceptions/context.ts";
import { repr, str } from "../../python/repr.ts";
import { exceptionTypeName } from "../../python/values.ts";
import type { Frame } from "../call-site/frame.ts";
import { formatFrames } from "./format-frames.ts";
import { type Traceback, tracebackOf } from "./traceback.ts";

/** CPython shows this many exceptions of a group, and this many groups within groups. */
const MAX_GROUP_WIDTH = 15;
const MAX_GROUP_DEPTH = 10;

const CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n";

/** What holds for all of the output, and how far it is inside groups. */
interface Page {
  /** Calls below which an error was caught; see `Traceback.below`. */
  readonly calls: readonly Frame[];
  /** Errors that were shown already: a chain may lead back to itself. */
  readonly seen: Set<Error>;
  depth: number;
  /** Whether the group that ends next has to draw its closing line. */
  needClose: boolean;
}

/**
 * An error with those that led to it, in the layout of Python's tracebacks; ends in a newline.
 *
 * An `AggregateError` is laid out as Python's exception groups are. `calls` are those below which the
 * errors that led to it were caught, oldest first, where that is known.
 *
 * Source: CPython 3.15, `traceback.TracebackException.format`.
 */
export function formatException(
  error: Error,
  traceback: Traceback | null,
  calls: readonly Frame[] = [],
): string {
  return formatChain(error, traceback, { calls, seen: new Set(), depth: 0, needClose: false });
}

function formatChain(error: Error, traceback: Traceback | null, page: Page): string {
  page.seen.add(error);
  const cause = causeOf(error);
  const own = (): string =>
    error instanceof AggregateError
      ? formatGroup(error, traceback, page)
      : formatOne(error, traceback, page, "Traceback", "|");
  const earlier = cause ?? contextOf(error);
  if (earlier === undefined || page.seen.has(earlier)) return own();
  const link = indent(earlier === cause ? CAUSE : CONTEXT, page);
  return formatChain(earlier, tracebackOf(earlier)?.below(page.calls) ?? null, page) + link + own();
}

function formatOne(
  error: Error,
  traceback: Traceback | null,
  page: Page,
  title: string,
  margin: string,
): string {
  const shown = indent(`${[exceptionLine(error), ...notesOf(error)].join("\n")}\n`, page);
  if (traceback === null) return shown;
  const header = indent(`${title} (most recent call last):\n`, page, margin);
  return header + indent(formatFrames(traceback.frames), page) + shown;
}

/** Lines that were added to an error; Python's `__notes__`. */
function notesOf(error: Error): string[] {
  const notes: unknown = Reflect.get(error, "__notes__");
  if (notes === undefined || notes === null) return [];
  return Array.isArray(notes) ? notes.map(str) : [repr(notes)];
}

/** `TypeName: message`, or the name alone where there is no message. */
function exceptionLine(error: Error): string {
  const name = moduleOf(error) + exceptionTypeName(error);
  const message = str(error);
  return message === "" ? name : `${name}: ${message}`;
}

/** Python's module of an error that is no builtin, with a dot; what programs define has none here. */
function moduleOf(error: Error): string {
  const module: unknown = Reflect.get(error, "__module__");
  return typeof module === "string" ? `${module}.` : "";
}

function formatGroup(group: AggregateError, traceback: Traceback | null, page: Page): string {
  if (page.depth > MAX_GROUP_DEPTH) {
    return indent(`... (max_group_depth is ${MAX_GROUP_DEPTH})\n`, page);
  }
  const isTop = page.depth === 0;
  if (isTop) page.depth += 1;
  const head = formatOne(group, traceback, page, "Exception Group Traceback", isTop ? "+" : "|");
  const members = formatMembers(group.errors, page);
  if (isTop) page.depth = 0;
  return head + members;
}

function formatMembers(errors: readonly unknown[], page: Page): string {
  const shown = Math.min(errors.length, MAX_GROUP_WIDTH + 1);
  let text = "";
  page.needClose = false;
  for (let index = 0; index < shown; index++) {
    const isLast = index === shown - 1;
    if (isLast) page.needClose = true; // the closing line may be drawn further inside
    const title = index < MAX_GROUP_WIDTH ? String(index + 1) : "...";
    const start = index === 0 ? "+-" : "  ";
    text += `${spaces(page)}${start}+---------------- ${title} ----------------\n`;
    page.depth += 1;
    text += index < MAX_GROUP_WIDTH ? formatMember(errors[index], page) : hidden(errors, page);
    if (isLast && page.needClose) {
      text += `${spaces(page)}+------------------------------------\n`;
      page.needClose = false;
    }
    page.depth -= 1;
  }
  return text;
}

function formatMember(member: unknown, page: Page): string {
  const error = told(member);
  return formatChain(error, tracebackOf(error), page);
}

/** JavaScript's causes may be anything. */
function causeOf(error: Error): Error | undefined {
  const { cause } = error;
  return cause === undefined || cause === null ? undefined : told(cause);
}

/** What is no error as one that was never thrown. */
function told(value: unknown): Error {
  if (value instanceof Error) return value;
  const error = new Error(str(value));
  error.stack = "";
  return error;
}

function hidden(errors: readonly unknown[], page: Page): string {
  const count = errors.length - MAX_GROUP_WIDTH;
  return indent(`and ${count} more exception${count > 1 ? "s" : ""}\n`, page);
}

function indent(text: string, page: Page, margin = "|"): string {
  if (page.depth === 0) return text;
  const prefix = `${spaces(page)}${margin} `;
  return text.replace(/[^\n]*\n/g, (line) => prefix + line);
}

function spaces(page: Page): string {
  return " ".repeat(2 * page.depth);
}
