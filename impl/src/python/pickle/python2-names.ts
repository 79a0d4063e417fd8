import { PicklingError } from "./errors.ts";

type Names = readonly [module: string, name: string];

/** Exceptions that Python 2 did not have, as Python 3.15 names them in a pickle for it. */
const NEWER: ReadonlyMap<string, Names> = entries({
  BaseExceptionGroup: ["__builtin__", "BaseExceptionGroup"],
  BlockingIOError: ["__builtin__", "BlockingIOError"],
  EncodingWarning: ["__builtin__", "EncodingWarning"],
  ExceptionGroup: ["__builtin__", "ExceptionGroup"],
  RecursionError: ["__builtin__", "RecursionError"],
  ResourceWarning: ["__builtin__", "ResourceWarning"],
  StopAsyncIteration: ["__builtin__", "StopAsyncIteration"],
  ModuleNotFoundError: ["exceptions", "ImportError"],
  ImportCycleError: ["exceptions", "ImportError"],
});

const OS_ERRORS: ReadonlySet<string> = new Set([
  "BrokenPipeError",
  "ChildProcessError",
  "ConnectionAbortedError",
  "ConnectionError",
  "ConnectionRefusedError",
  "ConnectionResetError",
  "FileExistsError",
  "FileNotFoundError",
  "InterruptedError",
  "IsADirectoryError",
  "NotADirectoryError",
  "PermissionError",
  "ProcessLookupError",
  "TimeoutError",
]);

const RENAMED: ReadonlyMap<string, Names> = entries({
  "builtins.range": ["__builtin__", "xrange"],
  "builtins.str": ["__builtin__", "unicode"],
  "builtins.int": ["__builtin__", "long"],
  "builtins.chr": ["__builtin__", "unichr"],
  "collections.UserDict": ["UserDict", "UserDict"],
  "functools.reduce": ["__builtin__", "reduce"],
});

/** The way back, from Python 2 to Python 3. */
const RESTORED: ReadonlyMap<string, Names> = new Map(
  Array.from(RENAMED, ([full, old]) => {
    const [module = "", name = ""] = full.split(".");
    return [old.join("."), [module, name]];
  }),
);

const MODULES: ReadonlyMap<string, string> = new Map([
  ["builtins", "__builtin__"],
  ["copyreg", "copy_reg"],
]);

const EXCEPTION = /(?:Error|Exception|Warning|Exit|Interrupt|Iteration|Group)$/;

/**
 * The names that a pickle of protocol 0 to 2 carries for a class of Python 3, so that Python 2 finds it.
 *
 * Covers exceptions, and builtins and modules that a log record can be expected to hold.
 * Source: CPython 3.15, `pickle` with `fix_imports=True`.
 */
export function python2Name(module: string, name: string): Names {
  if (module === "builtins" && EXCEPTION.test(name)) {
    if (OS_ERRORS.has(name)) return ["exceptions", "OSError"];
    return NEWER.get(name) ?? ["exceptions", name];
  }
  return RENAMED.get(`${module}.${name}`) ?? [MODULES.get(module) ?? module, name];
}

/**
 * The names of Python 3 behind the names in a pickle, whichever Python wrote it.
 *
 * Source: CPython 3.15, `pickle.Unpickler` with `fix_imports=True`.
 */
export function python3Name(module: string, name: string): Names {
  if (module === "exceptions") return ["builtins", name === "StandardError" ? "Exception" : name];
  if (module === "copy_reg") return ["copyreg", name];
  const restored = RESTORED.get(`${module}.${name}`);
  if (restored !== undefined) return restored;
  return [module === "__builtin__" ? "builtins" : module, name];
}

/** The two lines that name a class or function in a pickle of protocol 1. */
export function globalNames(module: string, name: string): string {
  const [oldModule, oldName] = python2Name(module, name);
  checkAscii("module", oldModule);
  checkAscii("global", oldName);
  return `${oldModule}\n${oldName}\n`;
}

function checkAscii(kind: "module" | "global", name: string): void {
  if (/^[!-~]+$/.test(name)) return;
  throw new PicklingError(`can't pickle ${kind} identifier '${name}' using pickle protocol 1`);
}

// A Map, because a pickle may name its module `constructor`.
function entries(names: Readonly<Record<string, Names>>): ReadonlyMap<string, Names> {
  return new Map(Object.entries(names));
}
