import { type Fields, fieldsOf, isFields, listOf, onlyEntry } from "./shape.ts";

/** What a scenario may use of `logging`: it leaves no trace but in the tree of loggers, which is restored. */
const RESTORED: ReadonlySet<string> = new Set([
  "logging.makeLogRecord",
  "logging.getLevelName",
  "logging.getLogger",
  "logging.basicConfig",
  "logging.root.addHandler",
  "logging.root.addFilter",
  "logging.root.setLevel",
  "logging.root.handlers",
  "logging.root.level",
]);

/** Classes whose making leaves no more than a handler that is closed afterwards. */
const HARMLESS =
  /^(handlers\.\w+|queue\.\w+|\w*Handler|\w*Formatter|Filter|LogRecord|LoggerAdapter)$/;

/**
 * Whether a scenario may touch what all of logging shares beyond its loggers: levels, settings, classes.
 *
 * Such a scenario runs in a thread of its own. The others, which make handlers and loggers and give
 * them records, leave nothing behind once the handlers are closed and the loggers forgotten, and
 * share a thread. When in doubt, the answer is yes.
 */
export function touchesSharedState(scenario: Fields): boolean {
  return new Survey().anyShared(listOf(scenario["steps"]));
}

/** Walks through steps and keeps the names of what they make. */
class Survey {
  readonly #own = new Set<string>();

  anyShared(steps: readonly unknown[]): boolean {
    return steps.some((step) => this.#isShared(step));
  }

  #isShared(step: unknown): boolean {
    const [verb, body] = onlyEntry(step);
    switch (verb) {
      case "new":
        return Object.entries(fieldsOf(body)).some(([name, made]) => this.#makesShared(name, made));
      case "set":
        return Object.keys(fieldsOf(body)).some((path) => !this.#isOwn(path));
      case "get":
        return this.#reads(isFields(body) ? body : { of: body });
      case "call":
        return this.#reads(fieldsOf(body));
      case "log":
      case "burst":
        return !this.#isOwn(String(fieldsOf(body)["to"]), "root");
      case "subclass":
        for (const name of Object.keys(fieldsOf(body))) this.#own.add(name);
        return false;
      case "repeat":
      case "except":
        return this.anyShared(listOf(fieldsOf(body)["steps"]));
      case "fs":
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

  #isOwn(path: string, alsoOwn?: string): boolean {
    const [first = ""] = path.split(".");
    return this.#own.has(first) || first === alsoOwn;
  }
}
