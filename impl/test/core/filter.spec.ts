import { expect, test } from "@playwright/test";
import { Filter, Filterer, type FilterLike, type LogRecord, makeLogRecord } from "logparity";

test("Filter passes the named logger and those below it", () => {
  const names = ["a.b", "a.b.c", "a.bc", "a", "b.a.b"];
  const passed = names.filter((name) => new Filter("a.b").filter(makeLogRecord({ name })));
  expect(passed).toEqual(["a.b", "a.b.c"]);
  expect(new Filter().filter(makeLogRecord({ name: "z" }))).toBe(true);
});

test("Filterer.filter() goes on with the record that a filter returns", () => {
  const filterer = new Filterer();
  const other = makeLogRecord({ msg: "other" });
  const seen: LogRecord[] = [];
  filterer.addFilter(() => other);
  filterer.addFilter({ filter: (record) => seen.push(record) });
  expect(filterer.filter(makeLogRecord({}))).toBe(other);
  expect(seen).toEqual([other]);
});

test("Filterer.filter() takes for false what Python does", () => {
  const verdicts = [0, "", null, [], {}, new Map(), 1, "x", [0]].map((verdict) => {
    const filterer = new Filterer();
    filterer.addFilter(() => verdict);
    return filterer.filter(makeLogRecord({})) !== false;
  });
  expect(verdicts).toEqual([false, false, false, false, false, false, true, true, true]);
});

test("Filterer.addFilter() adds once, and removeFilter() removes what is there", () => {
  const filterer = new Filterer();
  const filter: FilterLike = { filter: () => true };
  filterer.addFilter(filter);
  filterer.addFilter(filter);
  expect(filterer.filters).toEqual([filter]);
  filterer.removeFilter(filter);
  filterer.removeFilter(filter);
  expect(filterer.filters).toEqual([]);
});
