/** Python's `logging.config` under its own names, and what two languages need beyond. */
export { BaseConfigurator, type Importer } from "./config/base-configurator.ts";
export { ConvertingDict, ConvertingList, ConvertingTuple } from "./config/converting.ts";
export { DictConfigurator } from "./config/dict.ts";
export {
  type DictConfiguratorClass,
  dictConfig,
  dictConfigClass,
  setDictConfigClass,
} from "./config/dict-config.ts";
export { type FileConfigOptions, fileConfig, type Lines } from "./config/ini.ts";
export { valid_ident } from "./config/items.ts";
export {
  type ConfigServer,
  DEFAULT_LOGGING_CONFIG_PORT,
  type Event,
  type ListenOptions,
  listen,
  stopListening,
} from "./config/listen.ts";
export { provide } from "./config/modules.ts";
export {
  type PortabilityFinding,
  type PortabilityOptions,
  portability,
} from "./config/portability.ts";
