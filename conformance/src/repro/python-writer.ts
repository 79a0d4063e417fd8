import { hookAnswer } from "./hook-answers.ts";
import { fieldsIn, inexpressible, isFields, listIn } from "./inexpressible.ts";
import { PYTHON_HOOKS } from "./python-hooks.ts";
import { pythonBytes, pythonText, pythonValue, type ValueContext } from "./python-values.ts";
import { isHandler, Scope } from "./scope.ts";
import type { Call, LogCall, Place, Subclass, Writer } from "./writer.ts";

const LEVELS = ["CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG", "NOTSET"];
const ROOTS = ["builtins", "logging", "queue", "socket", "ssl", "sys", "time", "warnings"];
const RESERVED = (
  "and as assert async await break class continue def del elif else except finally for from global if import in is " +
  "lambda nonlocal not or pass raise return try while with yield None True False os tempfile datetime show say show_files " +
  "record graph told_logger told_handler told_formatter told_filter plain call_from attempt recorded throw changed Sink Address folder advance set_clock calls compiled space source copy struct zlib " +
  "threading open print list str type float set tuple error args kw result"
).split(" ");

/** Writes plain Python. */
export class PythonWriter implements Writer {
  readonly comment = "#";
  readonly scope: Scope = new Scope([...RESERVED, ...ROOTS]);
  /** Modules that the program needs, beside those that its pieces import. */
  readonly imports = new Set<string>(["logging"]);
  #depth = 0;

  value(value: unknown): string {
    if (JSON.stringify(value)?.includes('"$time"')) this.imports.add("datetime");
    return pythonValue(value, this.#context);
  }

  readonly #context: ValueContext = {
    read: (path) => this.read(path),
    hook: (options) => this.#hook(options),
  };

  read(path: string): string {
    const [first = "", ...rest] = path.split(".");
    const own = this.scope.get(first);
    if (own !== undefined) return [own.name, ...rest].join(".");
    if (first === "root" && rest.length === 0) return "logging.getLogger()";
    if (ROOTS.includes(first)) {
      const module = first === "logging" && ["handlers", "config"].includes(rest[0] ?? "");
      this.imports.add(module ? `logging.${rest[0]}` : first);
    }
    return path;
  }

  construct(path: string, call: Call): string {
    const [first = ""] = path.split(".");
    const isOwn = this.scope.get(first) !== undefined || ROOTS.includes(first);
    return `${this.read(isOwn ? path : `logging.${path}`)}(${this.#arguments(call)})`;
  }

  call(path: string, call: Call): string {
    return `${this.read(path)}(${this.#arguments(call)})`;
  }

  #arguments({ args, kw }: Call): string {
    const named = Object.entries(kw).map(([name, value]) => `${name}=${this.value(value)}`);
    return [...args.map((arg) => this.value(arg)), ...named].join(", ");
  }

  log({ to, level, msg, args, kw, from, isPlaced }: LogCall): string {
    const target = this.read(to);
    const given = [this.value(msg), ...args.map((arg) => this.value(arg))];
    const method = isMethodLevel(level) ? level : "log";
    if (isHandler(this.scope.get(to)?.ofClass)) {
      this.scope.need("record");
      const made = `record(${this.#recordArguments({ level, msg, args, kw })})`;
      return this.#placed(`${target}.handle`, [made], from, isPlaced && from.length > 0);
    }
    const levelled = method === "log" ? [this.#level(level), ...given] : given;
    const named = Object.entries(kw).map(([name, value]) => `${name}=${this.value(value)}`);
    return this.#placed(`${target}.${method}`, [...levelled, ...named], from, isPlaced);
  }

  #placed(callee: string, args: readonly string[], from: readonly string[], isPlaced: boolean) {
    if (!isPlaced) return `${callee}(${args.join(", ")})`;
    this.scope.need("call_from");
    return `call_from(${[this.value(from), callee, ...args].join(", ")})`;
  }

  #recordArguments({
    level,
    msg,
    args,
    kw,
  }: Pick<LogCall, "level" | "msg" | "args" | "kw">): string {
    const { exc_info: error, stack_info: stack, extra } = kw;
    const shown = error ?? (level === "exception" || undefined);
    const number = isMethodLevel(level) ? `logging.${METHOD_LEVELS[level]}` : this.#level(level);
    const parts = [number, this.value(msg)];
    if (args.length > 0) parts.push(this.value({ $tuple: args }));
    if (shown !== undefined && shown !== null) parts.push(`exc_info=${this.#excInfo(shown)}`);
    if (stack !== undefined && stack !== null) parts.push(`sinfo=${this.#stack(stack)}`);
    return [...parts, ...(extra === undefined ? [] : [`**${this.value(extra)}`])].join(", ");
  }

  #excInfo(value: unknown): string {
    if (value === true) {
      this.imports.add("sys");
      return "sys.exc_info()";
    }
    if (!isFields(value)) return this.value(value);
    const error = this.value(value);
    return `(lambda error: (type(error), error, error.__traceback__))(${error})`;
  }

  #stack(value: unknown): string {
    return value === true
      ? pythonText('Stack (most recent call last):\n  File "/srv/app/main.py", line 7, in serve')
      : this.value(value);
  }

  #level(level: unknown): string {
    return typeof level === "string" && LEVELS.includes(level)
      ? `logging.${level}`
      : typeof level === "string"
        ? `logging.getLevelName(${this.value(level)})`
        : this.value(level);
  }

  bind(name: string, expression: string): string[] {
    const written = this.scope.get(name)?.name ?? name;
    return written === expression ? [] : [`${written} = ${expression}`];
  }

  assign(path: string, value: unknown): string[] {
    return [`${this.read(path)} = ${this.value(value)}`];
  }

  statement(expression: string): string[] {
    return [expression];
  }

  asFloat(expression: string): string {
    return expression;
  }

  show(place: Place, expression: string): string[] {
    return [`show(${this.#place(place)}, ${expression})`];
  }

  #place(place: Place): string {
    const rounds = place.flatMap((part) => (typeof part === "string" ? [] : [part.round]));
    const text = place.map((part) => (typeof part === "string" ? part : "%d")).join("");
    if (rounds.length === 0) return pythonText(text);
    return `${pythonText(text)} % ${rounds.length === 1 ? rounds[0] : `(${rounds.join(", ")})`}`;
  }

  guard(place: Place, lines: readonly string[], keep?: string): string[] {
    return [
      "try:",
      ...indented(lines),
      "except Exception as error:",
      ...(keep === undefined ? [] : [`    ${keep} = error`]),
      `    show(${this.#place(place)}, error)`,
    ];
  }

  loop(name: string, times: number, lines: readonly string[]): string[] {
    const range = name === "_" ? `range(${times})` : `range(1, ${times + 1})`;
    return [`for ${name} in ${range}:`, ...indented(lines)];
  }

  attempt(error: unknown, lines: readonly string[]): string[] {
    this.scope.need("attempt");
    this.#depth += 1;
    const name = `handling${this.#depth === 1 ? "" : this.#depth}`;
    const bound = boundIn(lines);
    return [
      `def ${name}():`,
      ...indented([...(bound.length > 0 ? [`global ${bound.join(", ")}`] : []), ...lines]),
      `attempt(${this.value(error)}, ${name})`,
    ];
  }

  files(action: string, given: unknown, place: Place): string[] {
    this.imports.add("os");
    const [first, second] = listIn(given).map((one) => this.value(one));
    const name = this.value(given);
    const content = this.#bytes(listIn(given)[1]);
    switch (action) {
      case "write":
        return [`with open(${first}, "wb") as file:`, `    file.write(${content})`];
      case "append":
        return [`with open(${first}, "ab") as file:`, `    file.write(${content})`];
      case "rename":
        return [`os.rename(${first}, ${second})`];
      case "remove":
        this.imports.add("shutil");
        return [
          `(shutil.rmtree if os.path.isdir(${name}) and not os.path.islink(${name}) else os.remove)(${name})`,
        ];
      case "mkdir":
        return [`os.mkdir(${name})`];
      case "symlink":
        return [`os.symlink(${first}, ${second})`];
      case "fifo":
        return [`os.mkfifo(${name})`];
      case "chmod":
        return [`os.chmod(${first}, 0o${String(listIn(given)[1])})`];
      case "truncate":
        return [`os.truncate(${first}, ${second})`];
      case "touch":
        return [`open(${name}, "ab").close()`, `os.utime(${name}, (time.time(), time.time()))`];
      case "read":
        return [`with open(${name}, "rb") as file:`, ...indented(this.show(place, "file.read()"))];
      default:
        return inexpressible(`a program has no such file action as ${action}`);
    }
  }

  #bytes(value: unknown): string {
    if (typeof value === "string") return pythonBytes(Buffer.from(value));
    return isFields(value) && "$bytes" in value
      ? this.value(value)
      : `str(${this.value(value)}).encode()`;
  }

  clock(action: string, given: unknown): string[] {
    return action === "advance"
      ? [`advance(${this.value(given)})`]
      : [`set_clock(${pythonText(pythonIso(String(given)))})`];
  }

  subclass({ name, base, set, methods, steps }: Subclass): string[] {
    const written = this.scope.get(name)?.name ?? name;
    const above =
      base === "object" ? "object" : this.construct(base, { args: [], kw: {} }).slice(0, -2);
    const attributes = Object.entries(set).map(([key, value]) => `${key} = ${this.value(value)}`);
    const functions = Object.entries(methods).flatMap(([method, hook]) => [
      "",
      ...this.#method(written, method, fieldsIn(hook), steps),
    ]);
    const body = [...attributes, ...functions];
    return [`class ${written}(${above}):`, ...indented(body.length > 0 ? body : ["pass"])];
  }

  #method(
    owner: string,
    name: string,
    hook: Readonly<Record<string, unknown>>,
    steps: Subclass["steps"],
  ): string[] {
    const head = `def ${name}(self, *args, **kw):`;
    if (hook["$hook"] !== "super") return [head, `    return ${this.#answer(hook)}`];
    return this.scope.within(["self", "args", "result"], () => {
      const before = steps(hook["before"], name);
      const after = steps(hook["after"], name);
      const bound = boundIn([...before, ...after]).filter((one) => one !== "result");
      return [
        head,
        ...indented([
          ...(bound.length > 0 ? [`global ${bound.join(", ")}`] : []),
          ...before,
          `result = super(${owner}, self).${name}(*args, **kw)`,
          ...after,
          "return result",
        ]),
      ];
    });
  }

  #hook(options: Readonly<Record<string, unknown>>): string {
    if (options["$hook"] === "gzip" || options["$hook"] === "copy")
      return this.#answer(options).replace(/\(.*$/u, "");
    if (options["$hook"] === "affix") return `lambda *args: ${this.#answer(options)}`;
    return `lambda *args, **kw: ${this.#answer(options)}`;
  }

  #answer(options: Readonly<Record<string, unknown>>): string {
    return hookAnswer(PYTHON_HOOKS, options, this.scope, (value) => this.value(value));
  }

  settle(): string[] {
    return [];
  }

  lab(server: string, action: string): string[] {
    const { name, isServer } = this.scope.get(server) ?? {};
    if (isServer !== true || name === undefined)
      inexpressible(`${server} is a server of somebody else`);
    return [`${name}.${action}()`];
  }
}

const METHOD_LEVELS: Readonly<Record<string, string>> = {
  debug: "DEBUG",
  info: "INFO",
  warning: "WARNING",
  warn: "WARNING",
  error: "ERROR",
  exception: "ERROR",
  critical: "CRITICAL",
  fatal: "CRITICAL",
};

/** Whether a level is the name of the method that logs at it. */
export function isMethodLevel(level: unknown): level is string {
  return typeof level === "string" && Object.hasOwn(METHOD_LEVELS, level);
}

/** The level that a method logs at. */
export function methodLevel(method: string): string {
  return METHOD_LEVELS[method] ?? "INFO";
}

/** A time in the one form that every Python's strptime reads. */
export function pythonIso(text: string): string {
  const iso = new Date(Date.parse(text)).toISOString();
  return iso.replace("Z", "+0000");
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? "" : `    ${line}`));
}

/** Names that are bound in a function although they belong to the whole program. */
function boundIn(lines: readonly string[]): string[] {
  const names = lines.flatMap((line) => /^\s*(\w+) = /u.exec(line)?.[1] ?? []);
  const loops = lines.flatMap((line) => /^\s*for (\w+) in /u.exec(line)?.[1] ?? []);
  return [...new Set(names)].filter((name) => !loops.includes(name));
}
