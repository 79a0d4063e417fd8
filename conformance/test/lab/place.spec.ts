import { expect, test } from "@playwright/test";
import { Place } from "#conformance/lab/place.js";
import { SCENARIOS } from "#conformance/places.js";
import { findScenarios } from "#conformance/scenario/find.js";

test("a scenario has the same address in every run, and no other scenario has it", () => {
  test.skip(process.platform !== "linux", "elsewhere all share 127.0.0.1 and wait for each other");
  const ids = findScenarios(SCENARIOS).map(({ id }) => id);
  const hosts = ids.map((id) => new Place(id).host);

  expect(new Set(hosts).size).toBe(ids.length);
  expect(hosts).toEqual(ids.map((id) => new Place(id).host));
  expect(hosts.filter((host) => !/^127\.\d+\.\d+\.\d+$/u.test(host))).toEqual([]);
});

test("ports are the usual ones, and servers of one kind stand behind each other", () => {
  test.skip(process.platform !== "linux", "elsewhere ports are chosen by the scenario's id");
  const place = new Place("a/b/c");

  expect([place.port(9020), place.port(9020), place.port(8080)]).toEqual([9020, 9021, 8080]);
});

test("over IPv6 the port is the scenario's own, since the address is not", () => {
  const ports = [new Place("a/b/c"), new Place("a/b/d")].map((place) => place.port(9020, 6));

  expect(new Set(ports).size).toBe(2);
  expect(new Place("a/b/c").port(9020, 6)).toBe(ports[0]);
});

test("lock() lets one run have the addresses at a time", async () => {
  const { signal } = new AbortController();
  const order: string[] = [];
  const unlock = await new Place("test/place/lock").lock(signal);
  const second = new Place("test/place/lock").lock(signal).then((release) => {
    order.push("second");
    return release;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  order.push("first ends");
  unlock();
  (await second)();

  expect(order).toEqual(["first ends", "second"]);
});

test("lock() gives up when the run is stopped", async () => {
  const stopped = new AbortController();
  const unlock = await new Place("test/place/stopped").lock(stopped.signal);
  const waiting = new Place("test/place/stopped").lock(stopped.signal);
  stopped.abort();

  await expect(waiting).rejects.toThrow(/is taken/);
  unlock();
});
