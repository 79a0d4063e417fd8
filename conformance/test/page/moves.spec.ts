import { expect, test } from "@playwright/test";
import { target } from "#page/moves.js";
import { ROW_HEIGHT, rowsInSight, scrolledTo } from "#page/window.js";

const AT = { row: 5, column: 3 };

function after(key: string, ctrlKey = false) {
  return target({ key, ctrlKey }, AT, 100, 14, 10 * ROW_HEIGHT);
}

test("target() moves as keys do in a grid, and leaves other keys alone", () => {
  expect(after("ArrowUp")).toEqual({ row: 4, column: 3 });
  expect(after("ArrowRight")).toEqual({ row: 5, column: 4 });
  expect(after("Home")).toEqual({ row: 5, column: 0 });
  expect(after("End", true)).toEqual({ row: 99, column: 13 });
  expect(after("PageDown")).toEqual({ row: 13, column: 3 });
  expect(after("PageUp")).toEqual({ row: 0, column: 3 });
  expect(after("x")).toBeUndefined();
});

test("rowsInSight() keeps within the rows there are, however far one scrolled", () => {
  expect(rowsInSight(0, 440, 5)).toEqual({ start: 0, end: 5 });
  expect(rowsInSight(100_000, 440, 5)).toEqual({ start: 5, end: 5 });
  expect(rowsInSight(0, 440, 0)).toEqual({ start: 0, end: 0 });
});

test("rowsInSight() has rows ready above and below", () => {
  const { start, end } = rowsInSight(100 * ROW_HEIGHT, 10 * ROW_HEIGHT, 1000);

  expect([start < 100, end > 110, end - start < 40]).toEqual([true, true, true]);
});

test("scrolledTo() scrolls no further than needed", () => {
  expect(scrolledTo(3, 0, 10 * ROW_HEIGHT)).toBe(0);
  expect(scrolledTo(3, 5 * ROW_HEIGHT, 10 * ROW_HEIGHT)).toBe(3 * ROW_HEIGHT);
  expect(scrolledTo(20, 0, 10 * ROW_HEIGHT)).toBe(11 * ROW_HEIGHT);
});
