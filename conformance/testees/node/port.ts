import { readFileSync } from "node:fs";
import * as logging from "logparity";
import * as config from "logparity/config";
import * as handlers from "logparity/handlers";
import * as python from "logparity/python";
import * as queue from "logparity/queue";
import { RefusedError } from "./refusal.ts";
import type { Fields } from "./shape.ts";

/** A Python module as the port offers it: the names of one entry, and the modules below it. */
export class Module {
  readonly name: string;
  readonly exports: Fields;
  readonly below: Readonly<Record<string, Module | undefined>>;

  constructor(name: string, exports: Fields, below: Readonly<Record<string, Module>> = {}) {
    this.name = name;
    this.exports = exports;
    this.below = below;
  }
}

const { gmtime, localtime, mktime, strftime } = python;

/** Python's `warnings.warn`, which Node calls `process.emitWarning`. */
function warn(message: unknown, category?: { readonly name: string }): void {
  const warning = new Error(String(message));
  warning.name = category?.name ?? "UserWarning";
  Error.captureStackTrace(warning, warn); // it is the caller that is warned
  process.emitWarning(warning);
}

/** Python's `warnings.simplefilter("always")`, for which Node has a variable of the environment. */
function simplefilter(action: unknown): void {
  if (action !== "always") throw new RefusedError(`no such filter of warnings: ${String(action)}`);
  process.env["NODE_PENDING_DEPRECATION"] = "1";
}

/** What Python's `ssl` makes contexts of, in the words of Node's `tls`. */
class SSLContext {
  cert?: Buffer;
  key?: Buffer;

  constructor(options: object) {
    Object.assign(this, options);
  }

  load_cert_chain(certfile: string, keyfile = certfile): void {
    [this.cert, this.key] = [readFileSync(certfile), readFileSync(keyfile)];
  }
}

const ssl = {
  create_default_context: ({ cadata }: { readonly cadata?: string } = {}) =>
    new SSLContext(cadata === undefined ? {} : { ca: cadata }),
  _create_unverified_context: () => new SSLContext({ rejectUnauthorized: false }),
};

/** What the first part of a path may name beside a variable. */
const ROOTS: Readonly<Record<string, unknown>> = {
  builtins: new Module("builtins", python),
  configparser: new Module("configparser", python.configparser),
  logging: new Module("logging", logging, {
    handlers: new Module("logging.handlers", handlers),
    config: new Module("logging.config", config),
  }),
  queue: new Module("queue", queue),
  socket: new Module("socket", {
    SOCK_STREAM: python.SOCK_STREAM,
    SOCK_DGRAM: python.SOCK_DGRAM,
  }),
  ssl: new Module("ssl", ssl),
  sys: python.sys,
  warnings: new Module("warnings", { simplefilter, warn }),
  time: new Module("time", { gmtime, localtime, mktime, strftime }),
};

/** Whether `name` is the first part of a path into the port. */
export function isRoot(name: string): boolean {
  return Object.hasOwn(ROOTS, name);
}

/** The module behind the first part of a path. */
export function root(name: string): unknown {
  return ROOTS[name];
}

/** A name of the module `module`. Errors: AttributeError. */
export function readModule(module: Module, name: string): unknown {
  const found = module.below[name] ?? module.exports[name];
  if (found !== undefined || name in module.exports) return found;
  throw new python.AttributeError(`module '${module.name}' has no attribute '${name}'`);
}

/**
 * Python's `logging.name = value`. Exports cannot be assigned, so the port has a function for each
 * name that programs assign: `setRaiseExceptions` for `raiseExceptions`.
 */
export function writeModule(module: Module, name: string, value: unknown): void {
  const bare = name.replace(/^_/, "");
  const setter = module.exports[`set${bare.charAt(0).toUpperCase()}${bare.slice(1)}`];
  if (typeof setter !== "function") {
    throw new RefusedError(`the port has no function that sets ${module.name}.${name}`);
  }
  setter(value);
}

export { config, handlers, logging, python };
