import { SysLogHandler } from "../handlers.ts";
import { lookup } from "../python/codecs.ts";
import { SOCK_STREAM } from "../python/socket-kinds.ts";
import { dictEntries, isDict, typeName } from "../python/values.ts";
import { libc } from "../transport/libc.ts";
import { derives } from "./handler-parts.ts";
import { resolveName } from "./modules.ts";
import { parametersOf } from "./parameters.ts";
import { addedIn } from "./versions.ts";

/** Something in a configuration that does not work everywhere. */
export interface PortabilityFinding {
  /** Where it stands: `handlers.file.errors`. */
  readonly path: string;
  /** The side on which it cannot work. */
  readonly side: "node" | "python";
  /** Why. */
  readonly reason: string;
}

/** Options of {@link portability}. */
export interface PortabilityOptions {
  /** The oldest CPython that the configuration is for, such as `3.9`. @defaultValue "3.15" */
  readonly python?: string;
}

/**
 * Names what of a configuration for `dictConfig` cannot work in Python, or not in Node: classes and
 * objects that are not there, options that are younger than the Python in question or that only one
 * side has, values that no JSON or YAML file can hold, encodings, and what the system lacks.
 *
 * An empty list says that nothing of that kind was found. Mistakes are not looked for: they are the
 * same on both sides, and `dictConfig` tells them.
 */
export function portability(
  config: unknown,
  { python = "3.15" }: PortabilityOptions = {},
): PortabilityFinding[] {
  const survey = new Survey(python);
  survey.value(config, "");
  const sections = fieldsOf(config);
  for (const [name, part] of fieldsOf(sections.get("formatters"))) {
    survey.formatter(fieldsOf(part), `formatters.${name}`);
  }
  for (const [name, part] of fieldsOf(sections.get("filters"))) {
    survey.factory(fieldsOf(part), `filters.${name}`);
  }
  for (const [name, part] of fieldsOf(sections.get("handlers"))) {
    survey.handler(fieldsOf(part), `handlers.${name}`);
  }
  return survey.findings;
}

type Fields = ReadonlyMap<string, unknown>;

function fieldsOf(value: unknown): Fields {
  if (!isDict(value)) return new Map();
  return new Map(Array.from(dictEntries(value), ([key, item]) => [String(key), item]));
}

class Survey {
  readonly findings: PortabilityFinding[] = [];
  readonly #python: number;

  constructor(python: string) {
    this.#python = minor(python);
  }

  #add(path: string, side: "node" | "python", reason: string): void {
    this.findings.push({ path, side, reason });
  }

  /** What holds for every value, wherever it stands. */
  value(value: unknown, path: string): void {
    if (typeof value === "string") {
      if (value.startsWith("ext://")) this.#name(value, path);
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) this.value(item, `${path}[${index}]`);
    } else if (isDict(value)) {
      for (const [key, item] of dictEntries(value)) {
        this.value(item, path === "" ? String(key) : `${path}.${String(key)}`);
      }
    } else if (typeof value === "function" || (typeof value === "object" && value !== null)) {
      const kind = typeof value === "function" ? "function or class" : typeName(value);
      this.#add(path, "python", `a JSON or YAML file cannot hold a ${kind} of JavaScript`);
    }
  }

  formatter(part: Fields, path: string): void {
    this.factory(part, path);
    const name = part.get("class");
    if (typeof name === "string" && name !== "") this.#name(name, `${path}.class`);
    if (!part.has("()")) this.#age("logging.Formatter", part, path);
  }

  /** The factory under `()`, if it is given by its name. */
  factory(part: Fields, path: string): void {
    const name = part.get("()");
    if (typeof name === "string" && !name.startsWith("ext://")) this.#name(name, `${path}.()`);
  }

  handler(part: Fields, path: string): void {
    this.factory(part, path);
    const isCustom = part.has("()");
    const given = part.get(isCustom ? "()" : "class");
    if (typeof given !== "string") return;
    const name = withoutPrefix(given);
    if (!isCustom && given === name) this.#name(name, `${path}.class`);
    this.#age(name, part, path);
    this.#ownOptions(name, part, path);
    const encoding = part.get("encoding");
    if (typeof encoding === "string") this.#encoding(encoding, `${path}.encoding`);
    this.#system(name, part, path);
  }

  #name(given: string, path: string): void {
    const name = withoutPrefix(given);
    if (found(name) !== undefined) return;
    const advice = `give it one with provide(${JSON.stringify(name)}, …)`;
    this.#add(path, "node", `nothing has the name ${name} here; ${advice}`);
  }

  /** Options that are younger than the Python in question. */
  #age(name: string, part: Fields, path: string): void {
    for (const [option, value] of part) {
      const since = addedIn(name, option, value);
      if (since === undefined || minor(since) <= this.#python) continue;
      this.#add(`${path}.${option}`, "python", `Python takes it from ${since} on`);
    }
  }

  #ownOptions(name: string, part: Fields, path: string): void {
    const own = parametersOf(found(name))?.parameters.own ?? [];
    for (const option of own.filter((one) => part.has(one))) {
      this.#add(`${path}.${option}`, "python", `${name} has this option in Node only`);
    }
  }

  #encoding(encoding: string, path: string): void {
    try {
      lookup(encoding);
    } catch {
      this.#add(path, "node", `the encoding ${encoding} is not known here`);
    }
  }

  /** What the system or a package has to offer. */
  #system(name: string, part: Fields, path: string): void {
    if (name === "logging.handlers.NTEventLogHandler" && process.platform !== "win32") {
      for (const side of ["node", "python"] as const) {
        this.#add(`${path}.class`, side, "only Windows has this event log");
      }
    }
    if (derives(found(name), SysLogHandler)) this.#syslog(part, path);
  }

  #syslog(part: Fields, path: string): void {
    const kind = part.get("socktype");
    const isStream = kind === "ext://socket.SOCK_STREAM" || kind === SOCK_STREAM;
    if (typeof part.get("address") !== "string" || isStream) return;
    try {
      libc();
    } catch (error) {
      this.#add(`${path}.address`, "node", error instanceof Error ? error.message : String(error));
    }
  }
}

function withoutPrefix(name: string): string {
  return name.replace(/^ext:\/\//, "");
}

function minor(version: string): number {
  return Number(version.split(".")[1] ?? 0);
}

/** What a dotted name stands for; undefined for nothing. */
function found(name: string): unknown {
  try {
    return resolveName(name) ?? null;
  } catch {
    return undefined;
  }
}
