import { z } from "zod";
import { unknownName } from "./nearest.ts";
import { strict } from "./strict.ts";
import { Value } from "./value.ts";

const Name = z.string().regex(/^[A-Za-z_]\w*$/, "expected a name of letters, digits and _");
const Path = z.string().min(1);
const Args = z.array(Value);
const Keywords = z.record(z.string(), Value);
const Pair = z.tuple([z.string(), z.string()]);
const LEVELS = ["CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG", "NOTSET"] as const;
const METHODS = [
  "debug",
  "info",
  "warning",
  "warn",
  "error",
  "exception",
  "critical",
  "fatal",
] as const;

const New = strict({ class: Path, args: Args.optional(), kw: Keywords.optional() });
const Subclass = strict({
  base: Path,
  override: z.record(z.string(), Value).optional(),
  set: z.record(z.string(), Value).optional(),
});
const Call = strict({
  of: Path,
  args: Args.optional(),
  kw: Keywords.optional(),
  as: Name.optional(),
  raises: Name.optional(),
});
const logged = {
  to: Path,
  level: z.union([z.enum(LEVELS), z.enum(METHODS), Value]).optional(),
  msg: Value.optional(),
  args: Value.optional(),
  exc_info: Value.optional(),
  stack_info: Value.optional(),
  stacklevel: z.int().optional(),
  extra: Value.optional(),
  from: z.array(z.string()).optional(),
} as const;
const File = strict({
  write: z.tuple([z.string(), Value]).optional(),
  append: z.tuple([z.string(), Value]).optional(),
  rename: Pair.optional(),
  mkdir: z.string().optional(),
  remove: z.string().optional(),
  symlink: Pair.optional(),
  fifo: z.string().optional(),
  chmod: z
    .tuple([
      z.string(),
      z.string().regex(/^0?[0-7]{3,4}$/, 'expected an octal mode as text, such as "0444"'),
    ])
    .optional(),
  utime: z.tuple([z.string(), z.union([z.string(), z.number()])]).optional(),
  truncate: z.tuple([z.string(), z.int().min(0)]).optional(),
  touch: z.string().optional(),
  read: z.string().optional(),
  reader: z.string().optional(),
}).refine((action) => Object.keys(action).length === 1, "expected exactly one file action");

function inner(): z.ZodArray<z.ZodType<Step>> {
  return z.array(Step).min(1);
}

/** What each verb takes. The verb is the step's only key. */
const VERBS = {
  new: z.record(Name, New),
  set: z.record(z.string(), Value),
  get: z.union([Path, strict({ of: Path, as: Name.optional() })]),
  call: Call,
  graph: strict({}),
  log: strict(logged),
  burst: strict({ ...logged, times: z.int().min(1) }),
  repeat: strict({
    times: z.int().min(1),
    as: Name.optional(),
    steps: z.lazy(inner),
  }),
  subclass: z.record(Name, Subclass),
  fs: File,
  clock: z.union([
    strict({ advance: z.number() }),
    strict({ set: z.iso.datetime({ offset: true }) }),
  ]),
  except: strict({ error: Value, steps: z.lazy(inner) }),
  task: strict({ name: z.string(), steps: z.lazy(inner) }),
  lab: z.record(Name, Value),
} as const;

/** One step of a scenario: a map with one key, its verb. */
export interface Step {
  readonly [verb: string]: unknown;
}

/** See {@link Step}; `VERBS` holds what each verb takes. */
export const Step: z.ZodType<Step> = z.union(
  Object.entries(VERBS).map(([verb, shape]) =>
    z.strictObject(
      { [verb]: shape },
      { error: ({ code, input }) => (code === "unrecognized_keys" ? wrongStep(input) : undefined) },
    ),
  ),
  { error: ({ input }) => wrongStep(input) },
);

function wrongStep(input: unknown): string {
  const verbs = Object.keys(VERBS);
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return `expected a step: a map with one verb (${verbs.join(", ")})`;
  }
  const keys = Object.keys(input);
  const wrong = keys.find((key) => !verbs.includes(key));
  if (wrong !== undefined) return unknownName("verb", wrong, verbs);
  return `a step has exactly one verb; this one has ${keys.join(", ") || "none"}`;
}
