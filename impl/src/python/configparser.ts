/** Python's `configparser`, as far as logging and its users need it: reading .ini files and asking them. */
export {
  DuplicateOptionError,
  DuplicateSectionError,
  Error,
  InterpolationDepthError,
  InterpolationError,
  InterpolationMissingOptionError,
  InterpolationSyntaxError,
  MissingSectionHeaderError,
  MultilineContinuationError,
  NoOptionError,
  NoSectionError,
  ParsingError,
} from "./configparser/errors.ts";
export {
  ConfigParser,
  type ConfigParserOptions,
  type GetOptions,
  RawConfigParser,
} from "./configparser/parser.ts";
export { SectionProxy } from "./configparser/section.ts";
