import { setImmediate } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { captureWarnings, getLogger, type LogRecord } from "logparity";

test("captureWarnings() sends the warnings of the process to py.warnings, until it is told off", async () => {
  const records: LogRecord[] = [];
  const logger = getLogger("py.warnings");
  const note = (record: LogRecord): boolean => {
    records.push(record);
    return false;
  };
  const printers = process.listeners("warning").filter(({ name }) => name === "onWarning");
  logger.addFilter(note);
  captureWarnings(true);
  captureWarnings(true);
  process.emitWarning("careful", "CustomWarning");
  await setImmediate();
  expect(process.listeners("warning").some(({ name }) => name === "onWarning")).toBe(false);
  captureWarnings(false);
  logger.removeFilter(note);

  const [record, more] = records;
  expect([record?.levelname, record?.args, more]).toEqual([
    "WARNING",
    expect.anything(),
    undefined,
  ]);
  expect(record?.getMessage()).toMatch(/warnings\.spec\.[jt]s:\d+: CustomWarning: careful\n$/);
  expect(process.listeners("warning").filter(({ name }) => name === "onWarning")).toEqual(printers);
});
