import { AGAINST_PORT, type Reader } from "../compare/side-names.ts";
import { cut, visible } from "../compare/visible.ts";
import { fieldsIn, isFields, listIn, onlyPair } from "../repro/inexpressible.ts";
import { pythonValue } from "../repro/python-values.ts";
import { withoutCredentials } from "./hide-credentials.ts";

/** A reader of what the port left behind in a scenario of these steps. */
export function readerOf(steps: readonly unknown[]): Reader {
  return { ...AGAINST_PORT, placeOf: (at) => placeInWords(steps, at) };
}

const MOST_CHARACTERS = 56;
const OF_A_STEP = /^(results|raised)\/([\d.[\]]+)$/u;

/**
 * `results/4` as a person reads it, with what the step asked: `results/4 of h.rotation_filename("x.1")`.
 * Places that are no step's, and steps that hooks ran, are left as they are.
 */
export function placeInWords(steps: readonly unknown[], at: string): string {
  const [, kind, path] = OF_A_STEP.exec(at) ?? [];
  const step = path === undefined ? undefined : stepAt(steps, path);
  const words = step === undefined ? "" : stepInWords(withoutCredentials(step));
  if (words === "") return at;
  return `${at} ${kind === "results" ? "of" : "by"} ${cut(visible(words), MOST_CHARACTERS)}`;
}

/** The step of a path such as `4.2[7]`: step 2 in step 4, whatever the round. */
function stepAt(steps: readonly unknown[], path: string): unknown {
  const [number = "", ...inner] = path.replaceAll(/\[\d+\]/gu, "").split(".");
  const step = steps[Number(number) - 1];
  if (inner.length === 0 || !isFields(step)) return step;
  const [, body] = onlyPair(step);
  return stepAt(listIn(fieldsIn(body)["steps"]), inner.join("."));
}

/** What a step does, as Python writes it; empty where its verb tells nothing. */
function stepInWords(step: unknown): string {
  const [verb, body] = onlyPair(step);
  const fields = isFields(body) ? body : { of: body };
  if (verb === "get") return String(fields["of"]);
  if (verb === "call") return `${String(fields["of"])}(${given(fields)})`;
  if (verb === "new") {
    const [, made] = onlyPair(body);
    return `${String(fieldsIn(made)["class"])}(${given(fieldsIn(made))})`;
  }
  if (verb === "set") return `${onlyPair(body)[0]} = …`;
  if (verb === "fs") return `${onlyPair(body)[0]} ${listOf(onlyPair(body)[1]).join(" ")}`;
  return verb === "log" || verb === "burst" ? `${verb} to ${String(fields["to"])}` : "";
}

function given({ args, kw }: Readonly<Record<string, unknown>>): string {
  const positional = listIn(args ?? []).map(inPython);
  const named = Object.entries(fieldsIn(kw ?? {})).map(
    ([key, value]) => `${key}=${inPython(value)}`,
  );
  return [...positional, ...named].join(", ");
}

function inPython(value: unknown): string {
  return pythonValue(value, {
    read: (path) => path,
    hook: ({ $hook }) => `<hook ${String($hook)}>`,
  });
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
