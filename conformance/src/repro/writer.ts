import type { Scope } from "./scope.ts";

/** A call as a scenario has it. */
export interface Call {
  readonly args: readonly unknown[];
  readonly kw: Readonly<Record<string, unknown>>;
}

/** A log call as a scenario has it. */
export interface LogCall extends Call {
  readonly to: string;
  readonly level: unknown;
  readonly msg: unknown;
  readonly from: readonly string[];
  /** Whether where the call stands comes to light. */
  readonly isPlaced: boolean;
}

/** A place such as `results/4.2[7]`: text, and names of loop variables that count rounds. */
export type Place = readonly (string | { readonly round: string })[];

/** A class that a scenario makes. */
export interface Subclass {
  readonly name: string;
  readonly base: string;
  /** Attributes of the class. */
  readonly set: Readonly<Record<string, unknown>>;
  /** Hooks by the names of methods. */
  readonly methods: Readonly<Record<string, unknown>>;
  /** Writes what a method does around the one it overrides. */
  readonly steps: (listed: unknown, method: string) => string[];
}

/** How one language says what a scenario does. Expressions are text, statements are lines. */
export interface Writer {
  readonly scope: Scope;
  /** Begins a comment. */
  readonly comment: string;
  value(value: unknown): string;
  read(path: string): string;
  construct(path: string, call: Call): string;
  call(path: string, call: Call): string;
  log(call: LogCall): string;
  bind(name: string, expression: string): string[];
  assign(path: string, value: unknown): string[];
  statement(expression: string): string[];
  show(place: Place, expression: string): string[];
  /** An expression for what Python has as a float. */
  asFloat(expression: string): string;
  /** Shows what `lines` raise; `keep` is the variable that holds it from then on. */
  guard(place: Place, lines: readonly string[], keep?: string): string[];
  loop(name: string, times: number, lines: readonly string[]): string[];
  attempt(error: unknown, lines: readonly string[]): string[];
  files(action: string, given: unknown, place: Place): string[];
  clock(action: string, given: unknown): string[];
  subclass(made: Subclass): string[];
  /** What is done after each step, so that the next one meets a world at rest. */
  settle(): string[];
  lab(server: string, action: string): string[];
}
