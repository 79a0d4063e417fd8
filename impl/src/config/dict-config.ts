import { DictConfigurator } from "./dict.ts";

/** A class whose objects set logging up as a dict says. */
export type DictConfiguratorClass = new (config: unknown) => { configure(): void };

/** What {@link dictConfig} uses. See {@link setDictConfigClass}. */
export let dictConfigClass: DictConfiguratorClass = DictConfigurator;

/** Python's `logging.config.dictConfigClass = klass`: what {@link dictConfig} uses from now on. */
export function setDictConfigClass(klass: DictConfiguratorClass): void {
  dictConfigClass = klass;
}

/**
 * Sets logging up as a dict says, in the schema of Python's documentation, so that one JSON or YAML
 * file does for both languages.
 *
 * Handlers that were there before are closed; those that send over the network finish by themselves.
 *
 * Errors: ValueError for a configuration that cannot be used, with what went wrong as its `cause`.
 *
 * Source: CPython 3.15, `logging.config.dictConfig`.
 */
export function dictConfig(config: unknown): void {
  new dictConfigClass(config).configure();
}
