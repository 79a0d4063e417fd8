/**
 * Python's own values, for what JavaScript has no word for: floats, tuples, exceptions, text, time.
 *
 * @module
 */
export { whileHandling } from "./core/current-exception.ts";
export { type CurrentProcess, current_process } from "./core/current-process.ts";
export { inTask } from "./core/current-task.ts";
export { type CurrentThread, current_thread } from "./core/current-thread.ts";
export { sys, type TextStream } from "./core/sys.ts";
export {
  type CodecError,
  type ErrorHandler,
  lookup,
  lookup_error,
  register_error,
} from "./python/codecs.ts";
export * as configparser from "./python/configparser.ts";
export * from "./python/exceptions.ts";
export * as pickle from "./python/pickle.ts";
export { ascii, repr, str } from "./python/repr.ts";
export { SOCK_DGRAM, SOCK_STREAM } from "./python/socket-kinds.ts";
export { Template } from "./python/template.ts";
export { suggestion } from "./python/text/suggestion.ts";
export { gmtime, localtime, mktime, strftime, struct_time, timegm } from "./python/time.ts";
export {
  ByteArray,
  bytearray,
  float,
  type NamedTuple,
  PyFloat,
  Tuple,
  tuple,
} from "./python/values.ts";
