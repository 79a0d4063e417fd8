import { asError } from "../core/current-exception.ts";
import { formatException } from "../core/format/format-exception.ts";
import { tracebackOf } from "../core/format/traceback.ts";

/** What Python's `traceback.print_exc` prints of an error. */
export function tracebackText(thrown: unknown): string {
  const error = asError(thrown);
  return formatException(error, tracebackOf(error));
}
