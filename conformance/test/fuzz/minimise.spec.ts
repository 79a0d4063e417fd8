import { expect, test } from "@playwright/test";
import { minimise } from "#conformance/fuzz/minimise.js";
import type { Scenario } from "#conformance/scenario/schema.js";

const SCENARIO: Scenario = {
  title: "something was found",
  ref: "none",
  clock: "2024-03-10T00:30:00Z",
  tz: "Europe/Paris",
  steps: [
    { new: { h: { class: "FileHandler", args: ["app.log"], kw: { delay: true, mode: "w" } } } },
    { repeat: { times: 5, as: "i", steps: [{ log: { to: "h", msg: "x" } }, { get: "h.mode" }] } },
    { log: { to: "h", level: "INFO", msg: "%s", args: ["y"], extra: { a: 1, b: 2 } } },
  ],
};

function holding(...parts: readonly RegExp[]) {
  return async (scenario: Scenario): Promise<boolean> =>
    parts.every((part) => part.test(JSON.stringify(scenario)));
}

test("minimise() leaves one step where one is enough", async () => {
  const { steps } = await minimise(SCENARIO, holding(/"%s"/u));

  expect(steps).toEqual([{ log: { to: "h", msg: "%s" } }]);
});

test("minimise() reaches into keywords, extras and the steps of a loop", async () => {
  const { steps } = await minimise(
    SCENARIO,
    holding(/delay/u, /h\.mode/u, /"b"/u, /"times":[3-5]/u),
  );

  expect(steps).toEqual([
    { new: { h: { class: "FileHandler", kw: { delay: true } } } },
    { repeat: { times: 3, steps: [{ get: "h.mode" }] } },
    { log: { to: "h", msg: "%s", extra: { b: 2 } } },
  ]);
});

test("minimise() gives up clock and zone where they do not matter", async () => {
  const smallest = await minimise(SCENARIO, holding(/class/u));

  expect(smallest.clock).toBeUndefined();
  expect(smallest.tz).toBe("UTC");
});

test("minimise() changes nothing where everything is needed", async () => {
  const text = JSON.stringify(SCENARIO);

  const smallest = await minimise(SCENARIO, async (scenario) => JSON.stringify(scenario) === text);

  expect(smallest).toEqual(SCENARIO);
});
