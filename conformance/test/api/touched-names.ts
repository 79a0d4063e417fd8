import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const SCENARIOS = join(ROOT, "conformance", "scenarios");

type Fields = Readonly<Record<string, unknown>>;

/** The classes that CPython has, with their bases, as `ci/record-signatures.py` found them. */
const { classes }: { classes: Readonly<Record<string, { bases: readonly string[] }>> } = JSON.parse(
  readFileSync(join(ROOT, "fixtures", "signatures.json"), "utf8"),
);

/** A class and its bases, nearest first. */
export function lineage(name: string): string[] {
  return [name, ...(classes[name]?.bases ?? []).flatMap(lineage)];
}

/** What a scenario uses: classes by their names, members as `class.member`, names of the modules. */
export interface Touched {
  readonly id: string;
  /** What it says that it is about, if that is one thing. */
  readonly ref: string;
  readonly names: ReadonlySet<string>;
}

/** All scenarios of the corpus, by id. */
export function touchedNames(): Touched[] {
  const files = readdirSync(SCENARIOS, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".yaml"))
    .toSorted()
    .map((file) => {
      const scenario: unknown = parse(readFileSync(join(SCENARIOS, file), "utf8"));
      const id = relative(SCENARIOS, join(SCENARIOS, file)).replace(/\.yaml$/, "");
      const reader = new Reader();
      if (isFields(scenario)) reader.steps(scenario["steps"]);
      const ref = isFields(scenario) ? scenario["ref"] : undefined;
      return { id, ref: typeof ref === "string" ? ref : "", names: reader.names };
    });
}

/** Follows the variables of a scenario as far as classes go. */
class Reader {
  readonly names: Set<string> = new Set();
  readonly #classes = new Map<string, string>();

  steps(steps: unknown): void {
    for (const step of Array.isArray(steps) ? steps : []) {
      const [verb = "", body] = isFields(step) ? (Object.entries(step)[0] ?? []) : [];
      this.#step(verb, body);
    }
  }

  #step(verb: string, body: unknown): void {
    if (verb === "get") this.#path(isFields(body) ? body["of"] : body);
    if (!isFields(body)) return;
    if (verb === "new") this.#new(body);
    if (verb === "subclass") this.#subclass(body);
    if (verb === "set") for (const path of Object.keys(body)) this.#path(path);
    if (verb === "call") this.#path(body["of"]);
    if (verb === "log" || verb === "burst") this.#log(body);
    if (verb === "repeat" || verb === "except") this.steps(body["steps"]);
    this.#references(body);
  }

  #new(made: Fields): void {
    for (const [name, of] of Object.entries(made)) {
      if (!isFields(of)) continue;
      const found = this.#classOf(String(of["class"]));
      this.#classes.set(name, found);
      this.names.add(found);
      for (const keyword of Object.keys(isFields(of["kw"]) ? of["kw"] : {})) {
        this.names.add(`${found}.${keyword}`);
      }
    }
  }

  #subclass(made: Fields): void {
    for (const [name, of] of Object.entries(made)) {
      if (!isFields(of)) continue;
      const found = this.#classOf(String(of["base"]));
      this.#classes.set(name, found);
      this.#classes.set("self", found);
      this.names.add(found);
      for (const part of [of["override"], of["set"]]) {
        const members = isFields(part) ? part : {};
        for (const [member, hook] of Object.entries(members)) {
          this.names.add(`${found}.${member}`);
          if (!isFields(hook)) continue;
          this.steps(hook["before"]);
          this.steps(hook["after"]);
        }
      }
    }
  }

  /** A record for a handler is emitted by it. */
  #log({ to }: Fields): void {
    const found = this.#classes.get(String(to));
    if (found !== undefined) this.names.add(`${found}.emit`).add(`${found}.handle`);
  }

  #classOf(path: string): string {
    return this.#classes.get(path) ?? (path.startsWith("queue.") ? path : `logging.${path}`);
  }

  #path(path: unknown): void {
    if (typeof path !== "string") return;
    const [first = "", member] = path.split(".");
    const found = this.#classes.get(first);
    if (found === undefined) this.#global(path);
    else if (member !== undefined) this.names.add(`${found}.${member}`);
  }

  /** A path from a module on names all on its way: the class, and a member of it. */
  #global(path: string): void {
    const parts = path.split(".");
    for (let end = 2; end <= parts.length; end++) this.names.add(parts.slice(0, end).join("."));
  }

  /** What `$ref` names, wherever it stands. */
  #references(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.#references(item);
    if (!isFields(value)) return;
    this.#path(value["$ref"]);
    for (const item of Object.values(value)) this.#references(item);
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
