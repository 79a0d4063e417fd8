import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { Handler, type LogRecord } from "logparity";
import { QueueListener } from "logparity/handlers";
import { PipeQueue } from "logparity/queue";

const CHILD = fileURLToPath(new URL("pipe-child.ts", import.meta.url));

/** Keeps what it gets. */
class Keeping extends Handler {
  readonly kept: LogRecord[] = [];
  override emit(record: LogRecord): void {
    this.kept.push(record);
  }
}

function start(...command: readonly string[]): ReturnType<typeof spawn> {
  const [file = "", ...args] = command;
  return spawn(file, args, { stdio: ["ignore", "ignore", "inherit", "pipe"] });
}

test("PipeQueue brings records from a child process whole and in order, though it is killed", async () => {
  const child = start(process.execPath, "--disable-warning=ExperimentalWarning", CHILD);
  const handler = new Keeping();
  const listener = new QueueListener(new PipeQueue(child.stdio[3]), handler);
  listener.start();
  const [, signal] = await once(child, "close");
  listener.stop();

  expect(signal).toBe("SIGKILL");
  expect(handler.kept.slice(0, 300).map((record) => record.getMessage())).toEqual(
    Array.from({ length: 300 }, (_, index) => `record ${index + 1}`),
  );
  expect(handler.kept.slice(300)).toMatchObject([
    { msg: "x".repeat(1_000_000) },
    { msg: "failed", levelname: "ERROR", process: child.pid },
  ]);
  const [type, error] = handler.kept.at(-1)?.exc_info ?? [];
  expect(error).toBeInstanceOf(RangeError);
  expect(error).toMatchObject({ message: "too much" });
  expect(type).toBe(RangeError);
});

test("PipeQueue says so where the child was started without the pipe", () => {
  expect(() => new PipeQueue(undefined)).toThrow(
    "a descriptor or a stream to read is required, not NoneType",
  );
});

test("PipeQueue.put() raises what the system says", () => {
  const descriptor = openSync("/dev/full", "w");
  const queue = new PipeQueue(descriptor);
  expect(() => queue.put("anything")).toThrow("[Errno 28] No space left on device");
  closeSync(descriptor);
});
