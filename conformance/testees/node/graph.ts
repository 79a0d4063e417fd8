import { createHash } from "node:crypto";
import { relative } from "node:path";
import { readAttribute } from "./attributes.ts";
import { encode, type Names } from "./encode.ts";
import { readFixture } from "./fixture.ts";
import { logging, python } from "./port.ts";

/** What is told of a handler where it has it, in this order; the same on both sides. */
const ATTRIBUTES: readonly string[] = JSON.parse(readFixture("graph-attributes.json"));

/** Loggers, handlers, formatters and filters as they hang together, as one observation value. */
export function graph(names: Names): unknown {
  return new Graph(names).value();
}

/** A walk over the tree of loggers; each handler gets a number when it is first met. */
class Graph {
  readonly #names: Names;
  readonly #handlers: object[] = [];

  constructor(names: Names) {
    this.#names = names;
  }

  value(): unknown {
    const { root } = logging;
    const below = [...root.manager.loggerDict].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const loggers = [["root", root] as const, ...below].map(
      ([name, logger]) => [name, this.#logger(logger)] as const,
    );
    const handlers: (readonly [unknown, unknown])[] = [];
    for (const handler of this.#handlers) {
      handlers.push([handlers.length + 1, this.#handler(handler)]); // it may lead to more
    }
    return dict([
      ["loggers", dict(loggers)],
      ["handlers", dict(handlers)],
    ]);
  }

  #logger(logger: unknown): unknown {
    if (!(logger instanceof logging.Logger)) return { $object: "PlaceHolder" };
    return dict([
      ["level", this.#plain(logger.level)],
      ["propagate", this.#plain(logger.propagate)],
      ["disabled", Boolean(logger.disabled)],
      ["handlers", logger.handlers.map((each) => this.#number(each))],
      ["filters", this.#filters(logger.filters)],
    ]);
  }

  #number(handler: unknown): unknown {
    if (!(handler instanceof logging.Handler)) return this.#plain(handler);
    if (!this.#handlers.includes(handler)) this.#handlers.push(handler);
    return this.#handlers.indexOf(handler) + 1;
  }

  #handler(handler: object): unknown {
    const told = ATTRIBUTES.flatMap((name) => {
      const value = attribute(handler, name);
      return value === undefined ? [] : [[name, this.#attribute(name, value)] as const];
    });
    return dict([["class", handler.constructor.name], ...told]);
  }

  #attribute(name: string, value: unknown): unknown {
    switch (name) {
      case "formatter":
        return this.#formatter(value);
      case "filters":
        return this.#filters(value);
      case "stream":
        return this.#stream(value);
      case "listener":
        return this.#listener(value);
      case "target":
        return this.#number(value);
      case "baseFilename":
        return relative("", String(value));
      case "credentials":
      case "password":
        return hidden(this.#plain(value));
      default:
        return this.#plain(value);
    }
  }

  #formatter(formatter: unknown): unknown {
    const style = formatter === null ? undefined : attribute(formatter, "_style");
    if (style === undefined || this.#names.has(formatter)) return this.#plain(formatter);
    const defaults = attribute(style, "_defaults") ?? null;
    return dict([
      ["class", Object(formatter).constructor.name],
      ["style", Object(style).constructor.name],
      ["fmt", this.#plain(attribute(style, "_fmt"))],
      ["datefmt", this.#plain(attribute(formatter, "datefmt"))],
      ...(defaults === null ? [] : [["defaults", this.#plain(defaults)] as const]),
    ]);
  }

  #filters(filters: unknown): unknown {
    return Array.isArray(filters) ? filters.map((each) => this.#filter(each)) : null;
  }

  #filter(filter: unknown): unknown {
    if (!(filter instanceof logging.Filter) || this.#names.has(filter)) return this.#plain(filter);
    return dict([
      ["class", filter.constructor.name],
      ["name", this.#plain(filter.name)],
    ]);
  }

  #stream(stream: unknown): unknown {
    if (stream === python.sys.stdout) return "stdout";
    if (stream === python.sys.stderr) return "stderr";
    return stream === null || this.#names.has(stream) ? this.#plain(stream) : "open";
  }

  #listener(listener: unknown): unknown {
    const handlers = listener === null ? undefined : attribute(listener, "handlers");
    if (!Array.isArray(handlers)) return this.#plain(listener);
    return dict([
      ["class", Object(listener).constructor.name],
      ["queue", this.#plain(attribute(listener, "queue"))],
      ["handlers", handlers.map((each) => this.#number(each))],
      ["respect_handler_level", this.#plain(attribute(listener, "respect_handler_level"))],
    ]);
  }

  #plain(value: unknown): unknown {
    return encode(value, this.#names);
  }
}

/** Python's `getattr(owner, name)`; undefined where there is no such attribute. */
function attribute(owner: unknown, name: string): unknown {
  try {
    return readAttribute(owner, name);
  } catch (error) {
    if (error instanceof python.AttributeError) return undefined;
    throw error;
  }
}

/** An encoded value with what stands for its texts: no observation ever holds a password. */
function hidden(encoded: unknown): unknown {
  if (typeof encoded === "string") {
    return `<${createHash("sha256").update(encoded).digest("hex").slice(0, 12)}>`;
  }
  if (Array.isArray(encoded)) return encoded.map(hidden);
  if (typeof encoded !== "object" || encoded === null) return encoded;
  return Object.fromEntries(Object.entries(encoded).map(([key, value]) => [key, hidden(value)]));
}

function dict(pairs: Iterable<readonly [unknown, unknown]>): unknown {
  return { $dict: [...pairs] };
}
