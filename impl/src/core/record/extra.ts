import { KeyError } from "../../python/exceptions.ts";
import { repr } from "../../python/repr.ts";
import type { LogRecord } from "./record.ts";

/** What `extra` may be: attributes for the record. */
export type Extra = Readonly<Record<string, unknown>> | null | undefined;

/** Sets attributes. Errors: KeyError for one that the record has, or will have once formatted. */
export function addExtra(record: LogRecord, extra: Readonly<Record<string, unknown>>): void {
  for (const key of Object.keys(extra)) {
    if (key === "message" || key === "asctime" || Object.hasOwn(record, key)) {
      // CPython puts the name into quotes, and KeyError then shows the whole sentence in quotes.
      throw new KeyError(`Attempt to overwrite ${repr(key)} in LogRecord`);
    }
    record[key] = extra[key];
  }
}
