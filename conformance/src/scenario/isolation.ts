import type { Scenario } from "./schema.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What a scenario may use: it leaves no trace but in handlers and in the tree of loggers, which are restored. */
const RESTORED: ReadonlySet<string> = new Set([
  "builtins.repr",
  "builtins.str",
  "ssl._create_unverified_context",
  "ssl.create_default_context",
  "logging.makeLogRecord",
  "logging.config.dictConfig",
  "logging.config.fileConfig",
  "logging.getHandlerByName",
  "logging.getHandlerNames",
  "logging.getLevelName",
  "logging.getLogger",
  "logging.basicConfig",
  "logging.disable",
  "logging.raiseExceptions",
  "logging.shutdown",
  "logging.root.addHandler",
  "logging.root.addFilter",
  "logging.root.setLevel",
  "logging.root.handlers",
  "logging.root.level",
]);

/** Classes whose making leaves no more than a handler that is closed afterwards. */
const HARMLESS =
  /^((?:handlers|queue|configparser)\.\w+|\w*Handler|\w*Formatter|\w+Style|Filter|Logger|LogRecord|LoggerAdapter)$/;

/**
 * Whether a scenario may touch what all of logging shares beyond its loggers: levels, settings, classes.
 *
 * Such a scenario has to start from pristine state. The others, which make handlers and loggers and
 * give them records, leave nothing behind once the handlers are closed and the loggers forgotten.
 * When in doubt, the answer is yes.
 */
export function touchesSharedState(scenario: Scenario): boolean {
  const answer = known.get(scenario) ?? new Survey().anyShared(scenario.steps);
  known.set(scenario, answer);
  return answer;
}

const known = new WeakMap<Scenario, boolean>(); // every CPython is asked to run it

/** Walks through steps and keeps the names of what they make. */
class Survey {
  readonly #own = new Set(["self", "args", "result"]); // what hooks are given

  anyShared(steps: readonly unknown[]): boolean {
    return steps.some((step) => this.#isShared(step) || this.#anySharedInHooks(step));
  }

  /** A hook may hold steps, wherever in a value it stands. */
  #anySharedInHooks(value: unknown): boolean {
    if (Array.isArray(value)) return value.some((item) => this.#anySharedInHooks(item));
    const fields = fieldsOf(value);
    if (
      "$hook" in fields &&
      this.anyShared([...listOf(fields["before"]), ...listOf(fields["after"])])
    )
      return true;
    return Object.values(fields).some((field) => this.#anySharedInHooks(field));
  }

  #isShared(step: unknown): boolean {
    const [verb, body] = Object.entries(fieldsOf(step))[0] ?? [""];
    switch (verb) {
      case "new":
        return Object.entries(fieldsOf(body)).some(([name, made]) => this.#makesShared(name, made));
      case "set":
        return Object.keys(fieldsOf(body)).some(
          (path) => !this.#isOwn(path) && !RESTORED.has(path),
        );
      case "get":
        return fieldsOf(body)["as"] !== undefined && this.#reads(fieldsOf(body));
      case "call":
        return this.#reads(fieldsOf(body));
      case "log":
      case "burst":
        return !this.#isOwn(String(fieldsOf(body)["to"]), "root", "logging");
      case "subclass":
        for (const name of Object.keys(fieldsOf(body))) this.#own.add(name);
        return false;
      case "repeat":
      case "except":
        return this.anyShared(listOf(fieldsOf(body)["steps"]));
      case "fs":
      case "graph":
      case "clock":
      case "lab":
        return false;
      default:
        return true;
    }
  }

  #makesShared(name: string, made: unknown): boolean {
    this.#own.add(name);
    const path = String(fieldsOf(made)["class"]);
    return !HARMLESS.test(path) && !this.#isOwn(path);
  }

  /** What is read may be kept under a name, and then be anything. */
  #reads(body: Fields): boolean {
    const path = String(body["of"]);
    if (RESTORED.has(path)) {
      if (typeof body["as"] === "string") this.#own.add(body["as"]);
      return false;
    }
    return !this.#isOwn(path) || (body["as"] !== undefined && typeof body["as"] !== "string");
  }

  #isOwn(path: string, ...alsoOwn: readonly string[]): boolean {
    const [first = ""] = path.split(".");
    return this.#own.has(first) || alsoOwn.includes(first);
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
