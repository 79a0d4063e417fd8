import { setTimeout } from "node:timers/promises";
import { findProgram } from "#conformance/lab/local-programs.js";
import { LabUnavailableError } from "#conformance/lab/server.js";
import { livePythons } from "../support/live.ts";
import { expect, test } from "./lab.ts";

test("python-receiver handles what it gets and hides its own marks", async ({ lab, dial }) => {
  await livePythons();
  const server = await lab({ kind: "python-receiver" });
  const good = Buffer.from("}(U\x03msgU\x05helloU\x07levelnoK\x14u.", "latin1");
  (await dial(server)).end(framed(good));
  await server.act({});
  const [first] = await server.observations();

  expect(first).toMatchObject({
    at: "lab/sink/1",
    value: { record: { text: expect.stringMatching(/ Level None hello$/) } },
  });
});

test("python-receiver tells what it cannot unpickle", async ({ lab, dial }) => {
  await livePythons();
  const server = await lab({ kind: "python-receiver" });
  (await dial(server)).end(framed(Buffer.from("no pickle")));

  expect(await server.observations()).toMatchObject([
    { value: { failed: expect.stringContaining("UnpicklingError") } },
  ]);
});

function framed(pickle: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(pickle.length);
  return Buffer.concat([length, pickle]);
}

test("where no CPython is on the PATH the reason says so", ({ folder }) => {
  expect(() => findProgram("python-receiver", folder.path)).toThrow(LabUnavailableError);
});

test("node-receiver handles what it gets, and tells of what is no record", async ({
  lab,
  dial,
}) => {
  const server = await lab({ kind: "node-receiver" });
  (await dial(server)).end(
    framed(Buffer.from("}(U\x03msgU\x05helloU\x07levelnoK\x14u.", "latin1")),
  );
  await setTimeout(50); // both connections are read when their turn comes
  (await dial(server)).end(framed(Buffer.from("no pickle")));

  expect(await server.observations()).toMatchObject([
    { at: "lab/sink/1", value: { record: { text: expect.stringMatching(/ Level None hello$/) } } },
    { at: "lab/sink/2", value: { failed: expect.stringContaining("UnpicklingError") } },
  ]);
});
