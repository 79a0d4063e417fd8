import { makeLogRecord, StreamHandler } from "logparity";
import { sys } from "logparity/python";
import { expect, test } from "../handlers/sandbox.ts";

/** A stream that notes what is done to it. */
function noted(): { calls: string[]; write(text: string): void; flush(): void } {
  const calls: string[] = [];
  return { calls, write: (text) => calls.push(text), flush: () => calls.push("flush") };
}

test("StreamHandler writes record and terminator in one piece, then flushes", () => {
  const stream = noted();
  const handler = new StreamHandler(stream);
  handler.handle(makeLogRecord({ msg: "a" }));
  handler.terminator = "";
  handler.handle(makeLogRecord({ msg: "b" }));
  expect(stream.calls).toEqual(["a\n", "flush", "b", "flush"]);
});

test("StreamHandler.setStream() flushes the old stream and returns it", () => {
  const [one, two] = [noted(), noted()];
  const handler = new StreamHandler(one);
  expect([handler.setStream(two), handler.setStream(two)]).toEqual([one, null]);
  handler.handle(makeLogRecord({ msg: "x" }));
  expect([one.calls, two.calls]).toEqual([["flush"], ["x\n", "flush"]]);
});

test("StreamHandler keeps the sys.stderr of its making", ({ stderr }) => {
  const handler = new StreamHandler();
  const other = noted();
  const before = sys.stderr;
  sys.stderr = other;
  handler.handle(makeLogRecord({ msg: "x" }));
  sys.stderr = before;
  expect([stderr(), other.calls]).toEqual(["x\n", []]);
});
