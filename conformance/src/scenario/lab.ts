import { z } from "zod";
import { KINDS } from "../lab/kinds.ts";
import type { Json } from "../observation.ts";
import { unknownName } from "./nearest.ts";

/** A server as it stands in a scenario. */
export interface LabSpec {
  readonly kind: string;
  readonly [option: string]: Json;
}

const Loose: z.ZodType<LabSpec> = z.looseObject({ kind: z.string() }).pipe(z.custom<LabSpec>());

/** A server around the testee: its kind, and the options of that kind. */
export const LabServerSpec: z.ZodType<LabSpec> = Loose.superRefine(
  ({ kind, ...options }, context) => {
    const description = KINDS[kind];
    const report = (path: PropertyKey[], message: string): void =>
      context.addIssue({ code: "custom", path, message });
    if (description === undefined) {
      return report(["kind"], unknownName("kind of lab server", kind, Object.keys(KINDS)));
    }
    for (const [name, value] of Object.entries(options)) {
      const shape = description.options[name];
      if (shape === undefined) {
        const known = Object.keys(description.options);
        report([name], unknownName(`option of ${kind}`, name, known));
        continue;
      }
      for (const issue of shape.safeParse(value).error?.issues ?? []) {
        report([name, ...issue.path], issue.message);
      }
    }
  },
);

type Report = (path: PropertyKey[], message: string) => void;

/** Checks that every `lab` step acts on a server there is, in a way its kind knows. */
export function checkLabSteps(
  steps: readonly Readonly<Record<string, unknown>>[],
  lab: Readonly<Record<string, LabSpec>>,
  report: Report,
  path: readonly PropertyKey[] = ["steps"],
): void {
  for (const [index, step] of steps.entries()) {
    for (const [verb, body] of Object.entries(step)) {
      const at = [...path, index, verb];
      if (verb === "lab") checkActions(body, lab, report, at);
      else checkLabSteps(innerSteps(body), lab, report, [...at, "steps"]);
    }
  }
}

function innerSteps(body: unknown): Readonly<Record<string, unknown>>[] {
  if (typeof body !== "object" || body === null || !("steps" in body)) return [];
  return Array.isArray(body.steps) ? body.steps : [];
}

function checkActions(
  actions: unknown,
  lab: Readonly<Record<string, LabSpec>>,
  report: Report,
  at: readonly PropertyKey[],
): void {
  for (const [name, action] of Object.entries(actions ?? {})) {
    const spec = lab[name];
    if (spec === undefined) {
      report([...at, name], unknownName("lab server", name, Object.keys(lab)));
      continue;
    }
    const known = KINDS[spec.kind]?.actions ?? [];
    const [word = ""] = typeof action === "string" ? [action] : Object.keys(action ?? {});
    if (!known.includes(word)) {
      report([...at, name], unknownName(`action of ${spec.kind}`, word, known));
    }
  }
}
