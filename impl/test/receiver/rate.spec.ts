import { expect, test } from "@playwright/test";
import { Rate } from "#impl/receiver/rate.js";

test("Rate lets a second's worth through at once, and then says how long to wait", () => {
  let now = 0;
  const rate = new Rate(10, () => now);

  const first = Array.from({ length: 10 }, () => rate.take());
  const eleventh = rate.take();
  now = 100;
  const twelfth = rate.take();

  expect(first).toEqual(Array.from({ length: 10 }, () => 0));
  expect(eleventh).toBe(100);
  expect(twelfth).toBe(0);
});

test("Rate keeps no more than a second's worth, however long nothing came", () => {
  let now = 0;
  const rate = new Rate(3, () => now);
  now = 3_600_000;

  const waits = Array.from({ length: 5 }, () => rate.take());

  expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
});

test("Rate lets less than one in a second through, one after the other", () => {
  let now = 0;
  const rate = new Rate(0.5, () => now);

  expect(rate.take()).toBe(0);
  expect(rate.take()).toBe(2000);
  now = 2000;
  expect(rate.take()).toBe(0);
});

test("Rate without a limit never makes anybody wait", () => {
  const rate = new Rate(Number.POSITIVE_INFINITY);

  expect(Array.from({ length: 1000 }, () => rate.take()).every((wait) => wait === 0)).toBe(true);
});
