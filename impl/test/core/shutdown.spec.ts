import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { Handler, setRaiseExceptions, shutdown } from "logparity";
import { KeyError, OSError } from "logparity/python";

/** Notes when it is flushed and closed. */
class Noted extends Handler {
  readonly #calls: string[];
  readonly #label: string;

  constructor(label: string, calls: string[]) {
    super();
    this.#label = label;
    this.#calls = calls;
  }

  override flush(): void | Promise<void> {
    this.#calls.push(`flush ${this.#label}`);
  }

  override close(): void {
    this.#calls.push(`close ${this.#label}`);
  }
}

function list(...handlers: Handler[]): WeakRef<Handler>[] {
  return handlers.map((handler) => new WeakRef(handler));
}

test("shutdown() closes the newest first, flushing those that want it", () => {
  const calls: string[] = [];
  const quiet = Object.assign(new Noted("quiet", calls), { flushOnClose: false });
  const handlers = [new Noted("old", calls), quiet, new Noted("new", calls)];
  expect(shutdown({ handlerList: list(...handlers) })).toBe(undefined);
  expect(calls).toEqual(["flush new", "close new", "close quiet", "flush old", "close old"]);
});

test("shutdown() has the synchronous handlers done before it waits for the others", async () => {
  class Slow extends Noted {
    override async flush(): Promise<void> {
      await Promise.resolve();
    }
  }
  const calls: string[] = [];
  const handlers = [new Noted("file", calls), new Slow("net", calls)];
  const closing = shutdown({ handlerList: list(...handlers) });
  expect(calls).toEqual(["flush file", "close file"]);
  await closing;
  expect(calls).toEqual(["flush file", "close file", "close net"]);
});

test("shutdown() drops errors of the system, and throws others while raiseExceptions is set", () => {
  class Failing extends Handler {
    error: Error = new OSError(5, "io");
    override flush(): void {
      throw this.error;
    }
  }
  const failing = new Failing();
  const handlerList = list(failing);
  expect(shutdown({ handlerList })).toBe(undefined);
  failing.error = new KeyError("k");
  expect(() => shutdown({ handlerList })).toThrow("'k'");
  setRaiseExceptions(false);
  expect(shutdown({ handlerList })).toBe(undefined);
  setRaiseExceptions(true);
  failing.error = new OSError(5, "io"); // it may be met again when this process exits
});

test("shutdown() runs by itself when the process exits", () => {
  const program = `
    import { Handler } from "logparity";
    class Loud extends Handler { close() { console.log("closed"); } }
    const kept = new Loud();`;
  const options = { cwd: import.meta.dirname, encoding: "utf8" } as const;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", program], options);
  expect(output).toBe("closed\n");
});
