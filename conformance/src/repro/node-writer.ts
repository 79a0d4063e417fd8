import { hookAnswer } from "./hook-answers.ts";
import { fieldsIn, inexpressible, isFields } from "./inexpressible.ts";
import { constructorCall, functionCall, methodCall, type PortCall } from "./node-arguments.ts";
import { nodeFileAction } from "./node-files.ts";
import { NODE_HOOKS } from "./node-hooks.ts";
import { type NodeValueContext, nodeObject, nodeValue } from "./node-values.ts";
import { isMethodLevel, methodLevel } from "./python-writer.ts";
import { isHandler, isNetworkHandler, Scope } from "./scope.ts";
import { isClass, isDeclared, methodParameters } from "./signatures.ts";
import type { Call, LogCall, Place, Subclass, Writer } from "./writer.ts";

const LEVELS = ["CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG", "NOTSET", "FATAL", "WARN"];
const LATER = new Set(["close", "flush", "stop", "shutdown"]); // what may answer with a promise
const PYTHON_ROOTS = ["sys", "time", "socket", "builtins"];
const RESERVED = (
  "excInfo handledInfo infoOf unraised graph toldLogger toldHandler toldFormatter toldFilter plain relative say await break case catch class const continue debugger default delete do else enum export extends false finally for " +
  "function if import in instanceof let new null return static super switch this throw true try typeof var void while " +
  "with yield show showFiles record callFrom attempt recorded raise changed Sink elsewhere advance setClock startClock " +
  "calls compiled handle join repr str process Buffer Date error args result tuple float kw root logging handlers config queue " +
  "sleep once lstatSync python"
).split(" ");

/** Writes plain JavaScript against the port. */
export class NodeWriter implements Writer {
  readonly comment = "//";
  readonly scope: Scope = new Scope(RESERVED);
  /** Names by the module that they are imported from; `* as x` for a whole one. */
  readonly imports = new Map<string, Set<string>>();
  /** Variables of the program. */
  readonly variables = new Set<string>();

  value(value: unknown): string {
    return nodeValue(value, this.#context);
  }

  readonly #context: NodeValueContext = {
    read: (path) => this.read(path),
    reference: (path) => this.#reference(path),
    hook: (options) => this.#hook(options),
    python: (name) => this.#import("logparity/python", name),
  };

  #import(from: string, name: string): string {
    const names = this.imports.get(from) ?? new Set();
    this.imports.set(from, names.add(name));
    const [, alias = name] = / as (\w+)$/u.exec(name) ?? [];
    return alias;
  }

  read(path: string): string {
    const [first = "", ...rest] = path.split(".");
    if (rest.some((name) => name.startsWith("__"))) return this.#special(path);
    const own = this.scope.get(first);
    if (own !== undefined) return [own.name, ...rest].join(".");
    if (first === "root" && rest.length === 0) return `${this.#import("logparity", "getLogger")}()`;
    if (first === "logging") return this.#readLogging(rest);
    const [name = "", ...more] = rest;
    if (first === "queue" && name !== "")
      return [this.#import("logparity/queue", name), ...more].join(".");
    if (first === "sys") return [this.#import("logparity/python", "sys"), ...rest].join(".");
    if (PYTHON_ROOTS.includes(first) && name !== "") {
      return [this.#import("logparity/python", name), ...more].join(".");
    }
    return inexpressible(`${path} has nothing that corresponds to it in JavaScript`);
  }

  #readLogging(rest: readonly string[]): string {
    const [first = "", ...more] = rest;
    if (first === "") return this.#import("logparity", "* as logging");
    const isModule = first === "handlers" || first === "config";
    const [name = "", ...inner] = isModule ? more : rest;
    const module = isModule ? `logparity/${first}` : "logparity";
    if (name === "") return this.#import(module, `* as ${first}`);
    const full = ["logging", ...(isModule ? [first] : []), name].join(".");
    const isKnown = isDeclared(full) || LEVELS.includes(name) || name === "root";
    if (name === "root")
      return [this.#import("logparity", "root as rootLogger"), ...inner].join(".");
    if (isKnown && this.scope.get(name) === undefined) {
      return [this.#import(module, name), ...inner].join(".");
    }
    const space = this.#import(module, isModule ? `* as ${first}` : "* as logging");
    return [space, name, ...inner].join(".");
  }

  #special(path: string): string {
    const [, of = "", name = ""] = /^(.*)\.__(\w+)__$/u.exec(path) ?? [];
    if (name === "class") return `${this.read(of)}.constructor`;
    if (name === "name") return `${this.read(of)}.name`;
    if (name === "dict") return `{ ...${this.read(of)} }`;
    if (name === "cause") return `(${this.read(of)}?.cause ?? null)`;
    return inexpressible(`${path} has nothing that corresponds to it in JavaScript`);
  }

  #reference(path: string): string {
    const read = this.read(path);
    const [, of = "", name = ""] = /^(.*)\.(\w+)$/u.exec(path) ?? [];
    const owner = this.scope.get(of);
    const isMethod = owner !== undefined && methodParameters(owner.ofClass, name) !== undefined;
    return isMethod && owner.isClass !== true ? `${read}.bind(${owner.name})` : read;
  }

  construct(path: string, call: Call): string {
    const [first = ""] = path.split(".");
    const own = this.scope.get(first);
    const full =
      own !== undefined || path.startsWith("queue.")
        ? path
        : `logging.${path.replace(/^logging\./u, "")}`;
    const known = isClass(full) ? full : undefined;
    const given = constructorCall(own === undefined ? known : own.ofClass, call);
    return `new ${this.read(full)}(${this.#arguments(given)})`;
  }

  call(path: string, call: Call): string {
    const [, of = "", name = ""] = /^(.*)\.(\w+)$/u.exec(path) ?? [];
    if (name === "__repr__" || name === "__str__") {
      return `${this.#import("logparity/python", name.slice(2, -2))}(${this.read(of)})`;
    }
    if (name === "__len__") return `${this.read(of)}.length`;
    const owner = this.scope.get(of);
    if (owner === undefined && isClass(of))
      inexpressible("it calls a method of a class without an object");
    const given =
      isDeclared(path) || /^(?:logging|queue|time)(?:\.\w+)?$/u.test(of)
        ? functionCall(path, call)
        : methodCall(owner?.ofClass, name, call);
    const called =
      isClass(path) || this.scope.get(path)?.isClass === true
        ? this.construct(path, call)
        : `${this.read(path)}(${this.#arguments(given)})`;
    return LATER.has(name) ? `await ${called}` : called;
  }

  #arguments({ args, options, isLogCall = false }: PortCall): string {
    const written = args.map((arg) => (arg === undefined ? "undefined" : this.value(arg)));
    if (Object.keys(options).length === 0) return written.join(", ");
    const last = nodeObject(options, (value) => this.value(value));
    return [...written, isLogCall ? `${this.#import("logparity", "kw")}(${last})` : last].join(
      ", ",
    );
  }

  log({ to, level, msg, args, kw, from, isPlaced }: LogCall): string {
    const target = this.read(to);
    if (isHandler(this.scope.get(to)?.ofClass)) {
      const made = this.#record({ level, msg, args, kw });
      return this.#placed(target, "handle", [made], from, isPlaced && from.length > 0);
    }
    const isMethod = isMethodLevel(level);
    const given = [this.value(msg), ...args.map((arg) => this.value(arg))];
    const all = isMethod ? given : [this.#level(level), ...given];
    if (Object.keys(kw).length > 0) {
      const words = nodeObject(kw, (value) =>
        value === kw["exc_info"] ? this.#unraised(value) : this.value(value),
      );
      all.push(`${this.#import("logparity", "kw")}(${words})`);
    }
    return this.#placed(target, isMethod ? level : "log", all, from, isPlaced);
  }

  #placed(
    owner: string,
    method: string,
    args: readonly string[],
    from: readonly string[],
    isPlaced: boolean,
  ): string {
    if (!isPlaced) return `${owner}.${method}(${args.join(", ")})`;
    this.scope.need("call-from");
    return `callFrom(${[JSON.stringify(from), owner, JSON.stringify(method), ...args].join(", ")})`;
  }

  #record({ level, msg, args, kw }: Pick<LogCall, "level" | "msg" | "args" | "kw">): string {
    this.scope.need("record");
    const { exc_info: error, stack_info: stack, extra } = kw;
    const shown = error ?? (level === "exception" || undefined);
    const number = isMethodLevel(level) ? this.#level(methodLevel(level)) : this.#level(level);
    const sinfo =
      stack === true
        ? JSON.stringify(
            'Stack (most recent call last):\n  File "/srv/app/main.py", line 7, in serve',
          )
        : this.value(stack);
    const rest = [
      args.length === 0 ? undefined : this.value(args),
      shown === undefined || shown === false ? undefined : this.#excInfo(shown),
      stack === undefined || stack === null ? undefined : sinfo,
      extra === undefined ? undefined : this.value(extra),
    ];
    const last = rest.findLastIndex((one) => one !== undefined);
    const given = [
      number,
      this.value(msg),
      ...rest.slice(0, last + 1).map((one) => one ?? "undefined"),
    ];
    return `record(${given.join(", ")})`;
  }

  #excInfo(error: unknown): string {
    if (error === true) return "handledInfo()";
    const isError = isFields(error) && "$error" in error;
    return isError ? `excInfo(${this.value(error)})` : this.value(error);
  }

  /** An error of the scenario itself: it was never raised, and so has no traceback. */
  #unraised(error: unknown): string {
    if (!isFields(error) || !("$error" in error)) return this.value(error);
    this.scope.need("record");
    return `unraised(${this.value(error)})`;
  }

  #level(level: unknown): string {
    if (typeof level !== "string") return this.value(level);
    if (LEVELS.includes(level)) return this.#import("logparity", level);
    return `${this.#import("logparity", "getLevelName")}(${this.value(level)})`;
  }

  bind(name: string, expression: string): string[] {
    const written = this.scope.get(name)?.name ?? name;
    if (written === expression) return [];
    this.variables.add(written);
    return [`${written} = ${expression};`];
  }

  assign(path: string, value: unknown): string[] {
    const [first, name = "", ...rest] = path.split(".");
    if (first === "logging" && rest.length === 0 && this.scope.get("logging") === undefined) {
      const bare = name.replace(/^_/u, "");
      const setter = `set${bare.charAt(0).toUpperCase()}${bare.slice(1)}`;
      return [`${this.#import("logparity", setter)}(${this.value(value)});`];
    }
    return [`${this.read(path)} = ${this.value(value)};`];
  }

  statement(expression: string): string[] {
    return [`${expression};`];
  }

  asFloat(expression: string): string {
    return `${this.#import("logparity/python", "float")}(${expression})`;
  }

  show(place: Place, expression: string): string[] {
    return [`show(${placeText(place)}, ${expression});`];
  }

  guard(place: Place, lines: readonly string[], keep?: string): string[] {
    if (keep !== undefined) this.variables.add(keep);
    return [
      "try {",
      ...indented(lines),
      "} catch (error) {",
      ...(keep === undefined ? [] : [`  ${keep} = error;`]),
      `  show(${placeText(place)}, error);`,
      "}",
    ];
  }

  loop(name: string, times: number, lines: readonly string[]): string[] {
    const count = name === "_" ? "n" : name;
    return [`for (let ${count} = 1; ${count} <= ${times}; ${count}++) {`, ...indented(lines), "}"];
  }

  attempt(error: unknown, lines: readonly string[]): string[] {
    refuseWaiting(lines);
    this.scope.need("attempt");
    return [`attempt(${this.value(error)}, () => {`, ...indented(lines), "});"];
  }

  files(action: string, given: unknown, place: Place): string[] {
    const from = (module: string, name: string): string => this.#import(module, name);
    if (action === "read") {
      return this.show(place, `${from("node:fs", "readFileSync")}(${this.value(given)})`);
    }
    return nodeFileAction(action, given, { value: (one) => this.value(one), import: from });
  }

  clock(action: string, given: unknown): string[] {
    return action === "advance"
      ? [`advance(${this.value(given)});`]
      : [`setClock(${JSON.stringify(given)});`];
  }

  subclass({ name, base, set, methods, steps }: Subclass): string[] {
    const written = this.scope.get(name)?.name ?? name;
    const isPlain = base === "object";
    const above = isPlain
      ? ""
      : ` extends ${this.construct(base, { args: [], kw: {} }).replace(/^new (.*)\(\)$/su, "$1")}`;
    const attributes = Object.entries(set).map(
      ([key, value]) =>
        `${isPlain || isHook(value) ? "" : "static "}${key} = ${this.value(value)};`,
    );
    const functions = Object.entries(methods).flatMap(([method, hook]) =>
      this.#method(method, fieldsIn(hook), steps),
    );
    return [`class ${written}${above} {`, ...indented([...attributes, ...functions]), "}"];
  }

  #method(
    name: string,
    hook: Readonly<Record<string, unknown>>,
    steps: Subclass["steps"],
  ): string[] {
    if (hook["$hook"] !== "super") {
      return [`${name}(...args) {`, `  return ${this.#answer(hook)};`, "}"];
    }
    return this.scope.within(["self", "args", "result"], () => {
      const before = steps(hook["before"], name);
      const after = steps(hook["after"], name);
      refuseWaiting([...before, ...after]);
      return [
        `${name}(...args) {`,
        ...indented([
          ...(/\bself\b/u.test([...before, ...after].join("\n")) ? ["const self = this;"] : []),
          ...before,
          `const result = super.${name}(...args);`,
          ...after,
          "return result;",
        ]),
        "}",
      ];
    });
  }

  #hook(options: Readonly<Record<string, unknown>>): string {
    const answer = this.#answer(options);
    return `(${/\bargs\b/u.test(answer) ? "...args" : ""}) => ${answer.startsWith("{") ? `(${answer})` : answer}`;
  }

  #answer(options: Readonly<Record<string, unknown>>): string {
    return hookAnswer(NODE_HOOKS, options, this.scope, (value) => this.value(value));
  }

  /** What a network handler has still to send is waited for. */
  settle(): string[] {
    const later = [...this.scope.variables].filter(
      ({ ofClass, isClass: isItself }) => isItself !== true && isNetworkHandler(ofClass),
    );
    return later.map(({ name }) => `await ${name}?.flush();`);
  }

  lab(server: string, action: string): string[] {
    const { name, isServer } = this.scope.get(server) ?? {};
    if (isServer !== true || name === undefined)
      inexpressible(`${server} is a server of somebody else`);
    return [`await ${name}.${action}();`];
  }
}

function refuseWaiting(lines: readonly string[]): void {
  if (lines.some((line) => /\bawait\b/u.test(line))) {
    inexpressible("something is waited for in the middle of a call");
  }
}

function isHook(value: unknown): boolean {
  return isFields(value) && "$hook" in value;
}

function placeText(place: Place): string {
  const text = place
    .map((part) => (typeof part === "string" ? part : `\${${part.round}}`))
    .join("");
  return text.includes("${") ? `\`${text}\`` : JSON.stringify(text);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? "" : `  ${line}`));
}
