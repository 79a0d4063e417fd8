import { TypeError } from "../../python/exceptions.ts";
import { truth } from "../../python/truth.ts";
import { typeName } from "../../python/values.ts";
import { LogRecord } from "../record/record.ts";

/** Decides on a record: anything true lets it pass, a record goes on in its place. */
export type FilterFunction = (record: LogRecord) => unknown;

/** What can be added to a logger or handler: a function, or an object with a method `filter`. */
export type FilterLike = FilterFunction | { filter(record: LogRecord): unknown };

/**
 * What loggers and handlers share: a list of filters.
 *
 * Source: CPython 3.15, `logging.Filterer`.
 */
export class Filterer {
  /** The filters, in the order in which they are asked. */
  filters: FilterLike[] = [];

  /** Adds a filter, unless it is there already. */
  addFilter(filter: FilterLike): void {
    if (!this.filters.includes(filter)) this.filters.push(filter);
  }

  /** Takes a filter out, if it is there. */
  removeFilter(filter: FilterLike): void {
    const index = this.filters.indexOf(filter);
    if (index >= 0) this.filters.splice(index, 1);
  }

  /** Asks every filter: false as soon as one refuses, else the record to go on with. */
  filter(record: LogRecord): LogRecord | false {
    let current = record;
    for (const filter of this.filters) {
      const result = verdictOf(filter, current);
      if (result instanceof LogRecord) current = result;
      else if (!truth(result)) return false;
    }
    return current;
  }
}

function verdictOf(filter: FilterLike, record: LogRecord): unknown {
  if (hasMethod(filter)) return filter.filter(record);
  if (typeof filter === "function") return filter(record);
  throw new TypeError(`'${typeName(filter)}' object is not callable`);
}

function hasMethod(filter: FilterLike): filter is { filter: FilterFunction } {
  const isObject = typeof filter === "function" || (typeof filter === "object" && filter !== null);
  return isObject && "filter" in filter;
}
