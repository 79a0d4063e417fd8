import { closeSync } from "node:fs";
import { readAttribute } from "./attributes.ts";
import { handleHere } from "./call-site.ts";
import { encode, encodeError, encodeRecord, type Names } from "./encode.ts";
import { installEventLog, removeEventLog, WinApi } from "./event-log.ts";
import { graph } from "./graph.ts";
import { makeHook } from "./hooks.ts";
import { isOwnFault, missing, type Target } from "./library.ts";
import type { Observation, RunRequest } from "./message.ts";
import { observeFolder } from "./observe-folder.ts";
import { isRoot, logging, root } from "./port.ts";
import { RefusedError } from "./refusal.ts";
import { settle } from "./settle.ts";
import { type Fields, fieldsOf, isFields, listOf, onlyEntry } from "./shape.ts";
import { verbs } from "./steps.ts";
import { HOLDERS, isOneOf, type Observable, VERBS } from "./vocabulary.ts";

/** Has the harness act on the lab, and waits until it has. */
export type AskLab = (actions: unknown, step: string) => Promise<void>;

/** The state of one run. Steps are numbered from 1, and so are rounds and calls. */
export class Run {
  /** Loop variables by name. */
  readonly loop = new Map<string, unknown>();
  /** What is being handled inside of `except`, the innermost last. */
  readonly handled: Error[] = [];
  readonly observations: Observation[] = [];
  /** Descriptors of the FIFOs that the scenario reads, by name. */
  readonly pipes = new Map<string, number>();
  readonly #scenario: Fields;
  readonly #folder: string;
  readonly #lab: Fields;
  readonly #ask: AskLab;
  readonly #variables: Map<string, unknown>;
  readonly #calls = new Map<string, number>();
  #path = "";
  #hookRuns = 0;

  constructor({ scenario, folder, lab = {} }: RunRequest, ask: AskLab) {
    this.#scenario = scenario;
    this.#folder = folder;
    this.#lab = lab;
    this.#ask = ask;
    this.#variables = new Map(Object.entries(lab).map(([name, where]) => [name, address(where)]));
  }

  /** Runs every step and looks at what it left in the folder. */
  async execute(): Promise<void> {
    const needsEventLog = listOf(this.#scenario["needs"]).includes("event-log");
    if (needsEventLog) this.#installEventLog();
    try {
      await this.steps(listOf(this.#scenario["steps"]));
    } finally {
      if (needsEventLog) removeEventLog();
      for (const pipe of this.pipes.values()) closeSync(pipe);
    }
    if (Object.keys(this.#lab).length > 0) await this.askLab({}, "end"); // while connections still stand
    if (this.observes("files")) this.observations.push(...observeFolder(this.#folder));
  }

  #installEventLog(): void {
    const winapi = new WinApi((call) => this.recordCall("winapi", call));
    this.bind("winapi", winapi);
    installEventLog(winapi);
  }

  /** Whether the scenario looks at `name`; without a list it looks at the usual three. */
  observes(name: Observable): boolean {
    return listOf(this.#scenario["observe"] ?? ["files", "results", "stderr"]).includes(name);
  }

  /** Whether the harness itself has evidence, in the lab. */
  observesLab(): boolean {
    const lab = fieldsOf(this.#scenario["lab"] ?? {});
    return listOf(this.#scenario["observe"]).some((name) => Object.hasOwn(lab, String(name)));
  }

  /** Runs `steps` one after the other, whatever any of them raises. */
  async steps(steps: readonly unknown[], prefix = "", suffix = ""): Promise<void> {
    for (const [index, step] of steps.entries()) {
      const path = `${prefix}${index + 1}${suffix}`;
      await this.#step(path, () => this.#whileHandling(step, () => this.#perform(step, path)));
      await this.#settle(path);
    }
  }

  /** Waits for what a step set going; hooks that are called meanwhile belong to that step. */
  async #settle(path: string): Promise<void> {
    const outer = this.#path;
    this.#path = path;
    await settle(this.#variables.values());
    this.#path = outer;
  }

  async #step(path: string, action: () => unknown): Promise<void> {
    const outer = this.#path;
    this.#path = path;
    try {
      await action();
    } catch (error) {
      this.#raised(path, error);
    } finally {
      this.#path = outer;
    }
  }

  /** JavaScript does not know which error is being handled, so the port is told before each step. */
  #whileHandling(step: unknown, action: () => unknown): unknown {
    const [verb] = onlyEntry(step);
    if (isOneOf(HOLDERS, verb)) return action(); // each of its steps is told by itself
    const handled = this.handled.reduceRight(
      (body, error) => () => handleHere(error, body),
      action,
    );
    return handled();
  }

  /** Runs one step that cannot wait; what it raises is an observation. */
  stepNow(path: string, action: () => unknown): void {
    const outer = this.#path;
    this.#path = path;
    try {
      action();
    } catch (error) {
      this.#raised(path, error);
    } finally {
      this.#path = outer;
    }
  }

  #perform(step: unknown, path: string): void | Promise<void> {
    const [verb, body] = onlyEntry(step);
    if (!isOneOf(VERBS, verb)) throw new RefusedError(`unknown verb "${verb}"`);
    return verbs[verb](this, body, path);
  }

  #raised(path: string, error: unknown): void {
    if (error instanceof RefusedError || isOwnFault(error)) throw error;
    this.#add(`raised/${path}`, { error: encodeError(error) });
  }

  /** Whether the running step stands inside a hook, where nothing can be waited for. */
  get isInsideHook(): boolean {
    return this.#path.includes("+");
  }

  /** Begins the paths of the steps of one hook call: `3+1.` for the first, during step 3. */
  hookPrefix(): string {
    this.#hookRuns += 1;
    return `${this.#path}+${this.#hookRuns}.`;
  }

  /** Runs steps in the middle of a call of the library, with `bound` as extra variables. */
  hookSteps(
    steps: readonly Fields[],
    prefix: string,
    first: number,
    bound: ReadonlyMap<string, unknown>,
  ): void {
    const outer = new Map(this.#variables);
    for (const [name, value] of bound) this.#variables.set(name, value);
    for (const [index, step] of steps.entries()) {
      const path = `${prefix}${first + index}`;
      this.stepNow(path, () => this.#perform(step, path));
    }
    for (const name of bound.keys()) {
      if (outer.has(name)) this.#variables.set(name, outer.get(name));
      else this.#variables.delete(name);
    }
  }

  /** The function that the hook in `options` stands for. */
  hook(options: Fields): (...args: unknown[]) => unknown {
    return makeHook(this, options);
  }

  /** What `path` names of a server: `sink.port`. Errors: `RefusedError` for what the harness did not tell. */
  lab(path: string): unknown {
    const [name = "", key = ""] = path.split(".");
    const server = this.#lab[name];
    if (isFields(server) && Object.hasOwn(server, key)) return server[key];
    throw new RefusedError(`the lab has no ${path}`);
  }

  /** Has the harness act on the lab. */
  async askLab(actions: unknown, path: string): Promise<void> {
    await this.#ask(actions, path);
  }

  /** Makes `value` the variable `name`. */
  bind(name: string, value: unknown): void {
    this.#variables.set(name, value);
  }

  /** What `path` names, and where it stands. */
  target(path: string): Target {
    const dot = path.lastIndexOf(".");
    if (dot < 0) return { owner: undefined, name: path, value: this.#first(path) };
    const owner = this.resolve(path.slice(0, dot));
    const name = path.slice(dot + 1);
    return { owner, name, value: readAttribute(owner, name) };
  }

  /** What `path` names: a variable or a module, and attributes of it. */
  resolve(path: string): unknown {
    const [first = "", ...rest] = path.split(".");
    return rest.reduce<unknown>((owner, name) => readAttribute(owner, name), this.#first(first));
  }

  #first(name: string): unknown {
    if (this.#variables.has(name)) return this.#variables.get(name);
    return isRoot(name) ? root(name) : missing(name);
  }

  /** What `path` names, as a value to hand on: a method knows its object, as in Python. */
  reference(path: string): unknown {
    const { owner, value } = this.target(path);
    const isMethod = typeof value === "function" && isFields(owner) && !isClass(value);
    return isMethod ? (value.bind(owner) as unknown) : value;
  }

  /** Finds a class: one made by the scenario, or a dotted path below `logging`. */
  resolveClass(path: string): unknown {
    const [first = ""] = path.split(".");
    const isOwn = this.#variables.has(first) || isRoot(first);
    return this.resolve(isOwn ? path : `logging.${path}`);
  }

  /** What a `log` step logs to; `root` needs no variable. */
  logger(path: string): unknown {
    return path === "root" && !this.#variables.has(path) ? logging.getLogger() : this.resolve(path);
  }

  /** Adds a result. */
  observeValue(path: string, value: unknown): void {
    this.#result(path, { value: encode(value, this.#names()) });
  }

  /** Adds a record with its attributes, even where it is a variable. */
  observeRecord(path: string, record: object): void {
    this.#result(path, { value: encodeRecord(record, this.#names()) });
  }

  /** Adds how loggers and handlers hang together. */
  observeGraph(path: string): void {
    this.#result(path, { value: graph(this.#names()) });
  }

  /** Adds bytes that a step read. */
  observeRead(path: string, content: Buffer): void {
    this.#result(path, { bytes: content.toString("base64") });
  }

  /** Adds what was written to a standard stream. */
  observeOutput(name: "stdout" | "stderr", content: Buffer): void {
    if (this.observes(name)) this.#add(name, { bytes: content.toString("base64") });
  }

  /** Adds the arguments of a call that the hook `record` saw. */
  recordCall(name: string, args: readonly unknown[]): void {
    const number = (this.#calls.get(name) ?? 0) + 1;
    this.#calls.set(name, number);
    this.#add(`calls/${name}[${number}]`, { value: encode([...args], this.#names()) });
  }

  /** The scenario's objects, for a run that has to close what it would leave behind. */
  get objects(): Iterable<unknown> {
    return this.#variables.values();
  }

  #names(): Names {
    return new Map([...this.#variables].toReversed().map(([name, value]) => [value, name]));
  }

  #result(path: string, seen: Fields): void {
    if (this.observes("results")) this.#add(`results/${path}`, seen);
  }

  #add(at: string, seen: Fields): void {
    this.observations.push({ at, ...seen });
  }
}

/** A server of the lab, as a variable of the scenario: `tcp.host`, `tcp.port` … */
class LabAddress {
  [field: string]: unknown;
}

function address(where: unknown): LabAddress {
  return Object.assign(new LabAddress(), isFields(where) ? where : { address: where });
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}
