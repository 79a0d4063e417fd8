import { checkLevel } from "../core/levels.ts";
import {
  MemoryHandler,
  QueueHandler,
  QueueListener,
  SMTPHandler,
  SysLogHandler,
} from "../handlers.ts";
import { Handler } from "../index.ts";
import { TypeError, ValueError } from "../python/exceptions.ts";
import { repr } from "../python/repr.ts";
import { isClass, isDict } from "../python/values.ts";
import type { BaseConfigurator } from "./base-configurator.ts";
import { callWith } from "./call.ts";
import { asWritten, ConvertingDict } from "./converting.ts";
import { contains, getItem, iterate } from "./items.ts";
import { raisingFrom } from "./raise-from.ts";

/*
 * What some handlers need beside plain arguments: other handlers, a queue, a listener.
 */

/** Puts the arguments of a handler into the form that its class takes. */
export function completeArguments(
  configurator: BaseConfigurator,
  made: unknown,
  config: ConvertingDict,
): void {
  if (derives(made, MemoryHandler)) completeMemory(configurator, config);
  else if (derives(made, QueueHandler)) completeQueue(configurator, config);
  else if (derives(made, SMTPHandler)) toTuple(configurator, config, "mailhost");
  else if (derives(made, SysLogHandler)) toTuple(configurator, config, "address");
}

/** Python's `issubclass`. */
export function derives(made: unknown, base: abstract new (...args: never[]) => object): boolean {
  return made === base || Object(made).prototype instanceof base;
}

function toTuple(configurator: BaseConfigurator, config: ConvertingDict, name: string): void {
  if (config.has(name)) config.set(name, configurator.as_tuple(asWritten(config.item(name))));
}

function completeMemory(configurator: BaseConfigurator, config: ConvertingDict): void {
  if (config.has("flushLevel")) config.set("flushLevel", checkLevel(config.item("flushLevel")));
  if (!config.has("target")) return;
  const name = config.item("target");
  const find = (): Handler => {
    const found = getItem(configurator.config.item("handlers"), name);
    if (found instanceof Handler) return found;
    throw new TypeError("target not configured yet");
  };
  const refusal = (): Error => new ValueError(`Unable to set target handler ${repr(name)}`);
  config.set("target", raisingFrom(find, refusal));
}

function completeQueue(configurator: BaseConfigurator, config: ConvertingDict): void {
  if (config.has("queue")) config.set("queue", queueFor(configurator, config.item("queue")));
  if (config.has("listener")) {
    config.set("listener", listenerFor(configurator, config.item("listener")));
  }
  if (!config.has("handlers")) return;
  config.set("handlers", handlersNamed(configurator, config.item("handlers")));
}

/** The queue for `spec`: a name, a factory, or a queue itself. */
function queueFor(configurator: BaseConfigurator, spec: unknown): unknown {
  if (typeof spec === "string") {
    const found = configurator.resolve(spec);
    if (typeof found !== "function") throw invalid("queue", spec);
    return callWith(found, [], new Map());
  }
  if (isDict(spec)) return custom(configurator, "queue", spec);
  if (!isQueueLike(spec)) throw invalid("queue", spec);
  return spec;
}

function isQueueLike(value: unknown): boolean {
  const holder: object = Object(value);
  return ["put_nowait", "get"].every((name) => typeof Reflect.get(holder, name) === "function");
}

/** What makes the listener for `spec`: a class, a name, or what a factory makes. */
function listenerFor(configurator: BaseConfigurator, spec: unknown): unknown {
  const found = isClass(spec) ? spec : listenerFactory(configurator, spec);
  const isWrongClass = isClass(found) && !isDict(spec) && !derives(found, QueueListener);
  if (typeof found !== "function" || isWrongClass) throw invalid("listener", spec);
  return found;
}

function listenerFactory(configurator: BaseConfigurator, spec: unknown): unknown {
  if (typeof spec === "string") return configurator.resolve(spec);
  return custom(configurator, "listener", spec);
}

/** What the factory in `spec` makes. */
function custom(configurator: BaseConfigurator, what: string, spec: unknown): unknown {
  if (!isDict(spec) || !contains(spec, "()")) throw invalid(what, spec);
  const copy = new ConvertingDict(spec);
  return configurator.configure_custom(copy);
}

function invalid(what: string, spec: unknown): TypeError {
  return new TypeError(`Invalid ${what} specifier ${repr(spec)}`);
}

/** The handlers of those names. Errors: ValueError, also where one is not configured yet. */
function handlersNamed(configurator: BaseConfigurator, names: unknown): Handler[] {
  let current: unknown = null;
  const find = (): Handler[] =>
    Array.from(iterate(names), (name) => {
      current = name;
      const handler = getItem(configurator.config.item("handlers"), name);
      if (handler instanceof Handler) return handler;
      throw new TypeError(`Required handler ${repr(name)} is not configured yet`);
    });
  return raisingFrom(find, () => new ValueError(`Unable to set required handler ${repr(current)}`));
}
