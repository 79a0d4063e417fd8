import type { z } from "zod";
import type { Json, Observation } from "../observation.ts";
import { Child, type TesteeCommand } from "./child.ts";
import type { Connection } from "./connection.ts";
import { TesteeFailure } from "./failure.ts";
import {
  Handshake,
  PROTOCOL,
  type Request,
  RunAnswer,
  type RunRequest,
  type TesteeInfo,
} from "./message.ts";

/** How long to wait for a testee, in milliseconds. */
export interface Patience {
  /** For the first answer; the slowest machine still has to load an interpreter. */
  readonly startMs: number;
  /** For one scenario, lab actions included. */
  readonly runMs: number;
}

/** Where testees come from that are more than a command: each call starts another one. */
export interface TesteeSource {
  /** Starts a testee. Errors: `NotStartedError`, `TesteeFailure`. */
  start(patience: Patience): Promise<Testee>;
}

/** What the engine starts testees from. */
export type TesteeOrigin = TesteeCommand | TesteeSource;

/** What became of one request. `failed` is the testee's own bug, told by itself. */
export type Answer =
  | { readonly observations: readonly Observation[] }
  | { readonly refused: string }
  | { readonly failed: string };

/** Carries out what a scenario asks of the world around the testee. */
export type LabAction = (actions: Readonly<Record<string, Json>>, step: string) => Promise<void>;

const STOP_GRACE_MS = 1000;
const SHOWN_CHARACTERS = 120;

/** A started testee that has introduced itself. Serves one scenario after the other. */
export class Testee {
  readonly info: TesteeInfo;
  readonly capabilities: readonly string[];
  readonly #connection: Connection;
  readonly #patience: Patience;
  #seq = 0;

  private constructor(
    connection: Connection,
    { testee, capabilities }: Handshake,
    patience: Patience,
  ) {
    this.#connection = connection;
    this.#patience = patience;
    this.info = testee;
    this.capabilities = capabilities;
  }

  /** Starts a testee and shakes hands. Errors: `NotStartedError`, `TesteeFailure`. */
  static async start(from: TesteeOrigin, patience: Patience): Promise<Testee> {
    if ("start" in from) return from.start(patience);
    return Testee.greet(await Child.start(from), patience);
  }

  /** Shakes hands with a testee that was just started. Errors: `TesteeFailure`. */
  static async greet(connection: Connection, patience: Patience): Promise<Testee> {
    try {
      say(connection, { seq: 0, cmd: "start", protocol: PROTOCOL });
      const handshake = parse(Handshake, await connection.read(patience.startMs));
      return new Testee(connection, handshake, patience);
    } catch (error) {
      await connection.kill();
      throw withEvidence(error, connection, patience.startMs);
    }
  }

  /** Runs one scenario. Errors: `TesteeFailure`, after which the process is gone. */
  async run(request: RunRequest, lab: LabAction): Promise<Answer> {
    const seq = ++this.#seq;
    try {
      say(this.#connection, { seq, cmd: "run", ...request });
      return await this.#answer(seq, lab);
    } catch (error) {
      await this.#connection.kill();
      throw withEvidence(error, this.#connection, this.#patience.runMs);
    }
  }

  async #answer(seq: number, lab: LabAction): Promise<Answer> {
    const deadline = Date.now() + this.#patience.runMs;
    while (true) {
      const line = await this.#connection.read(Math.max(deadline - Date.now(), 1));
      const answer = parse(RunAnswer, line);
      if (answer.seq !== seq) throw lie(`it answered request ${answer.seq} when asked ${seq}`);
      if (!("lab" in answer)) return checked(answer);
      await lab(answer.lab, answer.step);
      say(this.#connection, { seq, cmd: "lab", done: true });
    }
  }

  /** Says good-bye and waits until the process is gone. */
  async stop(): Promise<void> {
    say(this.#connection, { seq: ++this.#seq, cmd: "stop" });
    await this.#connection.end(STOP_GRACE_MS);
  }

  /** Ends the process at once. */
  async kill(): Promise<void> {
    await this.#connection.kill();
  }
}

function say(connection: Connection, request: Request): void {
  connection.write(request);
}

function checked(answer: Answer): Answer {
  if (!("observations" in answer)) return answer;
  const places = new Set<string>();
  for (const { at } of answer.observations) {
    if (places.has(at)) throw lie(`it reports ${at} twice`);
    places.add(at);
  }
  return answer;
}

function parse<T>(shape: z.ZodType<T>, line: string): T {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    throw new TesteeFailure("rubbish", `the testee wrote a line that is not JSON: ${shown(line)}`);
  }
  const parsed = shape.safeParse(message);
  if (parsed.success) return parsed.data;
  throw new TesteeFailure(
    "rubbish",
    `the testee wrote a line that is no answer of protocol ${PROTOCOL}: ${shown(line)}`,
  );
}

function lie(what: string): TesteeFailure {
  return new TesteeFailure("lied", `the testee lied: ${what}`);
}

function shown(line: string): string {
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line;
}

/** Adds how long was waited, and what the process said on standard error: often the reason. */
function withEvidence(error: unknown, child: Connection, limitMs: number): unknown {
  if (!(error instanceof TesteeFailure)) return error;
  const limit = error.kind === "hung" ? ` (limit ${limitMs / 1000} s)` : "";
  const said = child.stderr.trimEnd();
  const evidence = said === "" ? "" : `; its stderr ends:\n${said}`;
  return new TesteeFailure(error.kind, `${error.message}${limit}${evidence}`);
}
