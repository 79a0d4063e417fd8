import { z } from "zod";
import type { Observation } from "../observation.ts";
import type { Scenario } from "../scenario/schema.ts";

/** The protocol spoken here: one JSON object a line on the testee's standard input and output. */
export const PROTOCOL = 1;

/** What every testee reports as its own, so that records which carry it can be compared byte by byte. */
export const PINNED = {
  pid: 4242,
  thread: 140000000000001,
  threadName: "MainThread",
  processName: "MainProcess",
  host: "parity.example",
} as const;

/** Asks for one scenario in one empty folder. */
export interface RunRequest {
  readonly scenario: Scenario;
  /** Absolute path of an empty folder, the working directory of the run. */
  readonly folder: string;
  /** ISO 8601 with an offset; where the virtual clock stands when the first step begins. */
  readonly clock: string;
  readonly tz: string;
  readonly pinned: typeof PINNED;
  /** Start from pristine logging state; `false` allows a quicker run in the same process. */
  readonly fresh: boolean;
  /** Addresses of the lab servers that the scenario names. */
  readonly lab: Readonly<Record<string, unknown>>;
}

/** Lines the harness writes. `stop` has no answer. */
export type Request =
  | { readonly seq: number; readonly cmd: "start"; readonly protocol: typeof PROTOCOL }
  | ({ readonly seq: number; readonly cmd: "run" } & RunRequest)
  | { readonly seq: number; readonly cmd: "lab"; readonly done: true }
  | { readonly seq: number; readonly cmd: "stop" };

/** Who answers; printed in reports so that a result can be repeated. */
export const TesteeInfo = z.object({
  name: z.string(),
  version: z.string(),
  platform: z.string(),
  /** Version of Node it runs on, where it does. */
  node: z.string().optional(),
});
/** See the schema of the same name. */
export type TesteeInfo = z.infer<typeof TesteeInfo>;

/** First answer of a testee. */
export const Handshake = z.object({
  seq: z.literal(0),
  protocol: z.literal(PROTOCOL, `expected protocol ${PROTOCOL}`),
  testee: TesteeInfo,
  capabilities: z.array(z.string()),
});
/** See the schema of the same name. */
export type Handshake = z.infer<typeof Handshake>;

const at = z.string().min(1);
const Seen: z.ZodType<Observation> = z.union([
  z.strictObject({ at, bytes: z.base64() }),
  z.strictObject({ at, value: z.json() }),
  z.strictObject({ at, error: z.strictObject({ type: z.string(), message: z.string() }) }),
  z.strictObject({ at, link: z.string() }),
  z.strictObject({ at, dir: z.literal(true) }),
  z.strictObject({ at, fifo: z.literal(true) }),
]);

const seq = z.number();

/** Answers to `run`: what was seen, a wish for the lab, an honest refusal, or the testee's own failure. */
export const RunAnswer = z.union([
  z.strictObject({ seq, observations: z.array(Seen) }),
  z.strictObject({ seq, lab: z.record(z.string(), z.json()), step: z.string() }),
  z.strictObject({ seq, refused: z.string() }),
  z.strictObject({ seq, failed: z.string() }),
]);
/** See the schema of the same name. */
export type RunAnswer = z.infer<typeof RunAnswer>;
