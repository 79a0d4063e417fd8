import type { LogRecord } from "../record/record.ts";
import { defaultFormatter, type Formatter } from "./formatter.ts";

/**
 * Turns several records into one text: a header, the records, a footer. Nothing gives nothing.
 *
 * Source: CPython 3.15, `logging.BufferingFormatter`.
 */
export class BufferingFormatter {
  /** What formats each record. */
  linefmt: Pick<Formatter, "format">;

  constructor(linefmt?: Pick<Formatter, "format"> | null) {
    this.linefmt = linefmt ?? defaultFormatter;
  }

  /** What stands before the records. */
  formatHeader(_records: readonly LogRecord[]): string {
    return "";
  }

  /** What stands after the records. */
  formatFooter(_records: readonly LogRecord[]): string {
    return "";
  }

  /** The records as one text. */
  format(records: readonly LogRecord[]): string {
    if (records.length === 0) return "";
    const lines = records.map((record) => this.linefmt.format(record));
    return [this.formatHeader(records), ...lines, this.formatFooter(records)].join("");
  }
}
