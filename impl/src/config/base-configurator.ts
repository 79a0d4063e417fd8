import { classAttributes } from "../core/class-attributes.ts";
import { ImportError, TypeError, ValueError } from "../python/exceptions.ts";
import { repr, str } from "../python/repr.ts";
import { isList, tuple } from "../python/values.ts";
import { setAttributes } from "./attributes.ts";
import { callWith, isForeign } from "./call.ts";
import { asWritten, type Converter, ConvertingDict, converting, handOver } from "./converting.ts";
import { dictPairs, getItem, valid_ident } from "./items.ts";
import { importModule, resolveName } from "./modules.ts";
import { raiseFrom } from "./raise-from.ts";

/** Finds a module by its dotted name, and returns the topmost of those it is part of. */
export type Importer = (name: string) => unknown;

/**
 * What turns the texts of a configuration into objects.
 *
 * Source: CPython 3.15, `logging.config.BaseConfigurator`.
 */
export class BaseConfigurator implements Converter {
  /** Methods that convert `prefix://rest`, by prefix. A subclass may add its own. */
  static value_converters: Readonly<Record<string, string>> = {
    ext: "ext_convert",
    cfg: "cfg_convert",
  };
  /** Finds modules; see `provide`, which is enough for most. */
  static importer: Importer = importModule;

  declare value_converters: Readonly<Record<string, string>>;
  declare importer: Importer;
  /** The configuration, whose values are converted when they are read. */
  config: ConvertingDict;

  constructor(config: unknown) {
    this.config = new ConvertingDict(new Map(dictPairs(config)));
    this.config.configurator = this;
  }

  /** What a dotted name stands for. Errors: ValueError if there is no such module or name. */
  resolve(s: unknown): unknown {
    try {
      return resolveName(s, (name) => this.importer(name));
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      raiseFrom(new ValueError(`Cannot resolve ${repr(s)}: ${str(error)}`), error);
    }
  }

  /** What `ext://value` stands for: a name outside of the configuration. */
  ext_convert(value: string): unknown {
    return this.resolve(value);
  }

  /** What `cfg://value` stands for: another place in the configuration. Errors: ValueError, KeyError … */
  cfg_convert(value: string): unknown {
    const start = /^\s*([\p{L}\p{N}_]+)\s*/u.exec(value);
    if (start === null) throw new ValueError(`Unable to convert ${repr(value)}`);
    let found = this.config.item(start[1]);
    for (let rest = value.slice(start[0].length); rest !== ""; ) {
      const step = /^\.\s*([\p{L}\p{N}_]+)\s*|^\[([^[\]]*)\]\s*/u.exec(rest);
      if (step === null) {
        throw new ValueError(`Unable to convert ${repr(value)} at ${repr(rest)}`);
      }
      found = step[1] === undefined ? indexed(found, step[2] ?? "") : getItem(found, step[1]);
      rest = rest.slice(step[0].length);
    }
    return found;
  }

  /** A text or container in the form in which the configuration uses it; all else as it is. */
  convert(value: unknown): unknown {
    if (typeof value !== "string") return converting(value, this) ?? value;
    const [, prefix = "", suffix = ""] = /^([a-z]+):\/\/([^\n]*)\n?$/.exec(value) ?? [];
    if (!Object.hasOwn(this.value_converters, prefix)) return value;
    const method: unknown = Reflect.get(this, this.value_converters[prefix] ?? "");
    return typeof method === "function" ? method.call(this, suffix) : value;
  }

  /** Makes an object with the factory under `()`, and sets the attributes under `.`. */
  configure_custom(config: ConvertingDict): unknown {
    const factory = this.popFactory(config, "()");
    const made = callWith(factory, [], this.keywordsOf(config, factory));
    setAttributes(made, config.pop("."));
    return made;
  }

  /** A list as a tuple; all else as it is. */
  as_tuple(value: unknown): unknown {
    return isList(value) ? tuple(value) : value;
  }

  /** Takes a factory out, which is there as it is or by its name. Errors: ValueError. */
  protected popFactory(config: ConvertingDict, key: string): unknown {
    const given = config.pop(key);
    return typeof given === "function" ? given : this.resolve(given);
  }

  /** What of a configuration is handed to `callee` by name. Errors: ValueError for what is no name. */
  protected keywordsOf(config: ConvertingDict, callee: unknown): Map<string, unknown> {
    const shape = isForeign(callee) ? handOver : asWritten;
    const keywords = new Map<string, unknown>();
    for (const key of config.keys()) {
      if (key === "." || !valid_ident(key)) continue;
      keywords.set(String(key), shape(config.get(key)));
    }
    return keywords;
  }
}
classAttributes(BaseConfigurator, "value_converters", "importer");

/** Python tries a number first, and then the text; only a TypeError says that numbers will not do. */
function indexed(owner: unknown, index: string): unknown {
  if (!/^\p{Nd}+\n?$/u.test(index)) return getItem(owner, index);
  try {
    return getItem(owner, Number(index));
  } catch (error) {
    if (error instanceof TypeError) return getItem(owner, index);
    throw error;
  }
}
