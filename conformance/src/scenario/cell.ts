import { createHash } from "node:crypto";
import { DEFAULT_CLOCK, DEFAULT_ZONE, type Scenario } from "./schema.ts";
import type { Step } from "./step.ts";

/** The one value that a cell takes on each axis its scenario varies. */
export type Axes = Readonly<Record<string, string>>;

/** A scenario with every axis fixed: what a testee is asked to run. */
export interface Cell {
  readonly scenario: string;
  readonly axes: Axes;
  readonly title: string;
  readonly file: string;
  readonly clock: string;
  readonly tz: string;
  /** What goes over the wire: the parsed file with its axes fixed. */
  readonly body: Scenario;
  /** Changes when, and only when, the scenario asks for something else. */
  readonly digest: string;
}

/** `rotating-file/dst[tz=Europe/Paris]`, and just the scenario where it has no axis. */
export function cellName({ scenario, axes }: { scenario: string; axes: Axes }): string {
  const fixed = Object.entries(axes).map(([axis, value]) => `${axis}=${value}`);
  return fixed.length === 0 ? scenario : `${scenario}[${fixed.toSorted().join(",")}]`;
}

/** First part of a scenario's id: the handler family. */
export function familyOf(scenario: string): string {
  return scenario.split("/", 1)[0] ?? scenario;
}

/** One cell for each value of each axis, in the order of the file. */
export function expand(scenario: string, file: string, parsed: Scenario): Cell[] {
  const zones = Array.isArray(parsed.tz) ? parsed.tz : [parsed.tz ?? DEFAULT_ZONE];
  return zones.map((tz) => {
    const body = { ...parsed, tz };
    return {
      scenario,
      axes: Array.isArray(parsed.tz) ? { tz } : {},
      title: parsed.title,
      file,
      clock: parsed.clock ?? DEFAULT_CLOCK,
      tz,
      body,
      digest: digestOf(body),
    };
  });
}

/** What is run, without what is only said about it. */
function digestOf({ clock = DEFAULT_CLOCK, tz, needs, lab, steps, observe }: Scenario): string {
  const asked: { steps: readonly Step[] } & Record<string, unknown> = {
    clock,
    tz,
    needs,
    lab,
    steps,
    observe,
  };
  return createHash("sha256").update(JSON.stringify(asked)).digest("hex").slice(0, 12);
}
