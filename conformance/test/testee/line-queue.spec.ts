import { expect, test } from "@playwright/test";
import { TesteeFailure } from "#conformance/testee/failure.js";
import { LineQueue } from "#conformance/testee/line-queue.js";

test("LineQueue joins what arrives in pieces, also in the middle of a character", async () => {
  const lines = new LineQueue();
  const bytes = Buffer.from("é\nsecond\nthi");
  lines.push(bytes.subarray(0, 1));
  lines.push(bytes.subarray(1));
  lines.push(Buffer.from("rd\n"));

  expect([await lines.next(10), await lines.next(10), await lines.next(10)]).toEqual([
    "é",
    "second",
    "third",
  ]);
});

test("LineQueue gives the lines that came before the end, then the reason of the end", async () => {
  const lines = new LineQueue();
  lines.push(Buffer.from("last\nno end"));
  lines.end(new TesteeFailure("crashed", "it ended"));

  expect(await lines.next(10)).toBe("last");
  await expect(lines.next(10)).rejects.toThrow("it ended");
});

test("LineQueue says that the testee hangs where nothing comes in time", async () => {
  await expect(new LineQueue().next(10)).rejects.toMatchObject({ kind: "hung" });
});

test("LineQueue wakes a waiting reader", async () => {
  const lines = new LineQueue();
  const waiting = lines.next(5000);
  lines.push(Buffer.from("now\n"));

  expect(await waiting).toBe("now");
});

test("LineQueue stops a testee that floods it without a line end", async () => {
  const lines = new LineQueue();
  const chunk = Buffer.alloc(16 * 1024 * 1024, "x");
  for (let count = 0; count < 5; count++) lines.push(chunk);

  await expect(lines.next(10)).rejects.toMatchObject({ kind: "rubbish" });
});
