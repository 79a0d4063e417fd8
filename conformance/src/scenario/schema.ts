import { z } from "zod";
import { checkLabSteps, LabServerSpec } from "./lab.ts";
import { unknownName } from "./nearest.ts";
import { Step } from "./step.ts";
import { strict } from "./strict.ts";

/** Clock of a scenario that sets none. */
export const DEFAULT_CLOCK = "2024-01-15T12:00:00Z";

/** Zone of a scenario that sets none. */
export const DEFAULT_ZONE = "UTC";

/** What `observe` may name beside the scenario's own lab servers. */
const WITNESSES = ["files", "results", "stderr", "stdout"] as const;

const Upstream = strict({
  python: z.string().regex(/^3\.\d+(\.\d+)?$/, 'expected a CPython version such as "3.13"'),
  also: z
    .array(z.string().regex(/^3\.\d+\.\d+$/, 'expected a patch release such as "3.12.3"'))
    .min(1)
    .optional(),
  issue: z.string(),
  says: z.string().min(10),
});

/**
 * One behaviour to try on every testee.
 *
 * Holds no expected values: what CPython is seen to do is what is expected.
 */
export const Scenario = strict({
  title: z.string().min(10),
  ref: z.string(),
  clock: z.iso.datetime({ offset: true }).optional(),
  tz: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  needs: z.array(z.string()).optional(),
  upstream: z.array(Upstream).optional(),
  lab: z.record(z.string().regex(/^[a-z]\w*$/), LabServerSpec).optional(),
  steps: z.array(Step).min(1),
  observe: z.array(z.string()).min(1).optional(),
}).superRefine(({ observe = [], lab = {}, steps }, context) => {
  checkLabSteps(steps, lab, (path, message) => context.addIssue({ code: "custom", path, message }));
  const known = [...WITNESSES, ...Object.keys(lab)];
  for (const [index, name] of observe.entries()) {
    if (known.includes(name)) continue;
    const message = unknownName("witness", name, known);
    context.addIssue({ code: "custom", path: ["observe", index], message });
  }
});

/** A parsed scenario file; `tz` may still be an axis. */
export type Scenario = z.infer<typeof Scenario>;
