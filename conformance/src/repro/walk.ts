import type { Cell } from "../scenario/cell.ts";
import type { Evidence } from "./evidence.ts";
import {
  fieldsIn,
  InexpressibleError,
  inexpressible,
  isFields,
  listIn,
  onlyPair,
} from "./inexpressible.ts";
import { isClass } from "./signatures.ts";
import type { Place, Writer } from "./writer.ts";

const SERVERS_ACTIONS = ["up", "down", "close", "reset"];
const PLACES = ["/srv/app/", "main.py", "serve"]; // what tells of the place of a log call
const QUIET = new Set(["set", "new", "subclass", "clock"]); // sends nothing
const SAFE = new Set(["subclass", "repeat", "except"]); // raises nothing itself

/** Writes the steps of one cell as a program. */
export class Walk {
  readonly #writer: Writer;
  readonly #evidence: Evidence;
  readonly #isPlaced: boolean;
  readonly #unbound = new Set<string>(); // variables for what was not raised
  #isInside = false; // of a function, where nothing can be waited for

  constructor(writer: Writer, evidence: Evidence) {
    this.#writer = writer;
    this.#evidence = evidence;
    this.#isPlaced = evidence.mentions(...PLACES);
  }

  /** The lines of all steps of `cell`. */
  write({ body }: Cell): string[] {
    return this.#steps(body.steps, "", []);
  }

  #steps(listed: readonly unknown[], prefix: string, rounds: Place): string[] {
    return listed.flatMap((step, index) => this.#step(step, `${prefix}${index + 1}`, rounds));
  }

  /** One step. What cannot be said is left out, with the reason in its place. */
  #step(step: unknown, path: string, rounds: Place): string[] {
    try {
      const [verb, body] = onlyPair(step);
      const lines = this.#verb(verb, body, path, rounds);
      const keep = verb === "call" ? this.#keptBy(body, path) : undefined;
      const guarded =
        keep !== undefined || (!SAFE.has(verb) && this.#evidence.mayRaise(path))
          ? this.#writer.guard(at("raised", path, rounds), lines, keep)
          : lines;
      const isQuiet = QUIET.has(verb) || verb === "repeat" || this.#isInside;
      return isQuiet ? guarded : [...guarded, ...this.#writer.settle()];
    } catch (error) {
      if (!(error instanceof InexpressibleError)) throw error;
      const { comment } = this.#writer;
      return [
        `${comment} Step ${path} is left out: ${error.message}.`,
        `${comment}   ${JSON.stringify(step)}`,
      ];
    }
  }

  /** The variable in which a call keeps what it raises. */
  #keptBy(body: unknown, path: string): string | undefined {
    const { raises } = fieldsIn(body);
    if (typeof raises !== "string") return undefined;
    if (!this.#evidence.mayRaise(path)) {
      if (this.#writer.scope.get(raises) === undefined) this.#unbound.add(raises);
      return undefined;
    }
    this.#unbound.delete(raises);
    return this.#writer.scope.bind(raises);
  }

  #verb(verb: string, body: unknown, path: string, rounds: Place): string[] {
    const writer = this.#writer;
    const fields = fieldsIn(body);
    switch (verb) {
      case "new":
        return Object.entries(fields).flatMap(([name, made]) => this.#new(name, fieldsIn(made)));
      case "set":
        return Object.entries(fields).flatMap(([target, value]) => writer.assign(target, value));
      case "get":
        return this.#get(isFields(body) ? fields : { of: body }, path, rounds);
      case "call":
        return this.#call(fields, path, rounds);
      case "log":
        return writer.statement(this.#log(fields));
      case "burst": {
        const logged = writer.statement(this.#log(fields));
        return writer.loop("_", Number(fields["times"]), logged);
      }
      case "repeat":
        return this.#repeat(fields, path, rounds);
      case "subclass":
        return Object.entries(fields).flatMap(([name, made]) =>
          this.#subclass(name, fieldsIn(made)),
        );
      case "fs": {
        const [action, given] = onlyPair(body);
        return writer.files(action, given, at("results", path, rounds));
      }
      case "clock":
        return writer.clock(...onlyPair(body));
      case "except":
        return writer.attempt(
          fields["error"],
          this.#inside(() => this.#steps(listIn(fields["steps"]), `${path}.`, rounds)),
        );
      case "graph":
        writer.scope.need("graph");
        return writer.show(at("results", path, rounds), "graph()");
      case "lab":
        return Object.entries(fields).flatMap(([server, action]) => this.#lab(server, action));
      default:
        return inexpressible(`a program has no such verb as ${verb}`);
    }
  }

  #new(name: string, { class: path, args, kw }: Readonly<Record<string, unknown>>): string[] {
    const writer = this.#writer;
    const made = writer.construct(String(path), { args: listIn(args), kw: fieldsIn(kw) });
    writer.scope.bind(name, { ofClass: this.#classOf(String(path)) });
    return writer.bind(name, made);
  }

  /** CPython's class that a class of the scenario derives from, or that `path` names. */
  #classOf(path: string): string | undefined {
    const own = this.#writer.scope.get(path);
    if (own !== undefined) return own.ofClass;
    const full =
      path.startsWith("logging.") || path.startsWith("queue.") ? path : `logging.${path}`;
    return isClass(full) ? full : undefined;
  }

  #get({ of, as }: Readonly<Record<string, unknown>>, path: string, rounds: Place): string[] {
    const [first = ""] = String(of).split(".");
    if (this.#unbound.has(first)) inexpressible("nothing was raised that it could look at");
    const read = this.#writer.read(String(of));
    const place = at("results", path, rounds);
    if (typeof as !== "string") return this.#writer.show(place, this.#typed(path, read));
    const name = this.#writer.scope.bind(as, { ofClass: this.#valueClass(String(of)) });
    return [...this.#writer.bind(as, read), ...this.#writer.show(place, this.#typed(path, name))];
  }

  #call(fields: Readonly<Record<string, unknown>>, path: string, rounds: Place): string[] {
    const { of, args, kw, as } = fields;
    const called = this.#writer.call(String(of), { args: listIn(args), kw: fieldsIn(kw) });
    const isTold = this.#evidence.isTold(path);
    if (typeof as === "string") {
      const name = this.#writer.scope.bind(as, { ofClass: this.#valueClass(String(of)) });
      const shown = isTold
        ? this.#writer.show(at("results", path, rounds), this.#typed(path, name))
        : [];
      return [...this.#writer.bind(as, called), ...shown];
    }
    return isTold
      ? this.#writer.show(at("results", path, rounds), this.#typed(path, called))
      : this.#writer.statement(called);
  }

  /** What the step at `path` answers, as a float where it was seen to be one. */
  #typed(path: string, answer: string): string {
    return this.#evidence.isFloat(path) ? this.#writer.asFloat(answer) : answer;
  }

  /** The class of what is read or called there, as far as it can be told. */
  #valueClass(path: string): string | undefined {
    if (/(?:^|\.)(?:getLogger|getChild)$|^logging\.root$/u.test(path)) return "logging.Logger";
    return path === "logging.makeLogRecord" ? "logging.LogRecord" : undefined;
  }

  #log(body: Readonly<Record<string, unknown>>): string {
    const { to, level = "INFO", msg = "message", args = [], from } = body;
    const words = ["exc_info", "stack_info", "stacklevel", "extra"].filter((word) => word in body);
    return this.#writer.log({
      to: String(to),
      level,
      msg,
      args: argumentsIn(args),
      kw: Object.fromEntries(words.map((word) => [word, body[word]])),
      from: listIn(from).map(String),
      isPlaced: from !== undefined || this.#isPlaced,
    });
  }

  #repeat(
    { times, as, steps }: Readonly<Record<string, unknown>>,
    path: string,
    rounds: Place,
  ): string[] {
    const loop = typeof as === "string" ? as : `round${path.replaceAll(".", "_")}`;
    const name = this.#writer.scope.bind(loop);
    const inner: Place = [...rounds, { round: name }];
    const lines = this.#steps(listIn(steps), `${path}.`, inner);
    return this.#writer.loop(name, Number(times), lines);
  }

  #subclass(name: string, { base, set, override }: Readonly<Record<string, unknown>>): string[] {
    const path = String(base);
    const writer = this.#writer;
    const ofClass = path === "object" ? undefined : this.#classOf(path);
    writer.scope.bind(name, { ofClass, isClass: true });
    return writer.subclass({
      name,
      base: path,
      set: fieldsIn(set),
      methods: fieldsIn(override),
      steps: (listed, method) =>
        this.#inside(() =>
          listIn(listed).flatMap((step, index) =>
            this.#step(step, `${name}.${method}.${index + 1}`, []),
          ),
        ),
    });
  }

  #inside(body: () => string[]): string[] {
    const outer = this.#isInside;
    this.#isInside = true;
    const lines = body();
    this.#isInside = outer;
    return lines;
  }

  #lab(server: string, action: unknown): string[] {
    if (typeof action !== "string" || !SERVERS_ACTIONS.includes(action)) {
      inexpressible(`the server would have to ${JSON.stringify(action)}`);
    }
    return this.#writer.lab(server, action);
  }
}

/** The arguments of a log call: a list, a tuple, or one that stands alone. */
function argumentsIn(args: unknown): readonly unknown[] {
  if (Array.isArray(args)) return args;
  return isFields(args) && "$tuple" in args ? listIn(args["$tuple"]) : [args];
}

/**
 * `results/5.2[i]`: rounds stand behind the last number only, where the innermost loop is meant; those
 * of outer loops stand behind theirs.
 */
function at(kind: string, path: string, rounds: Place): Place {
  const parts = path.split(".");
  const first = parts.length - rounds.length; // the steps of a loop are one level below it
  return [
    `${kind}/`,
    ...parts.flatMap((part, index) => {
      const round = rounds[index - first];
      const dot = index === 0 ? part : `.${part}`;
      return round === undefined ? [dot] : [dot, "[", round, "]"];
    }),
  ];
}
