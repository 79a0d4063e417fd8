import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { livePythons } from "../../../conformance/test/support/live.ts";

const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));
const NODE = ["--disable-warning=ExperimentalWarning"];

const END = "(the end)";

test.describe.configure({ timeout: 180_000 }); // a dozen interpreters start, one after the other

/** A program that runs beside the test, and its lines of output. */
class Program {
  readonly child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(command: string, args: readonly string[]) {
    this.child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
    const { stdout } = this.child;
    if (stdout === null) throw new Error("Cannot read what the program prints");
    this.#lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    const next = await this.#lines.next();
    return next.done === true ? END : next.value;
  }

  async lines(count: number): Promise<string[]> {
    const read: string[] = [];
    while (read.length < count) read.push(await this.line());
    return read;
  }
}

/** The lines up to the one with `prefix`; between them are frames, which every version draws its own way. */
async function upTo(prefix: string, program: Program): Promise<string[]> {
  const read: string[] = [];
  for (let line = ""; line !== END && !line.startsWith(prefix); read.push(line)) {
    line = await program.line();
  }
  return read;
}

const programs: Program[] = [];
test.afterEach(() => {
  for (const { child } of programs.splice(0)) child.kill("SIGKILL");
});

function start(command: string, ...args: readonly string[]): Program {
  const program = new Program(command, args);
  programs.push(program);
  return program;
}

function portIn(line: string): string {
  return /port (\d+)$/u.exec(line)?.[1] ?? `no port in ${line}`;
}

test("the example tail-python shows what services on all CPythons of this machine log", async () => {
  const pythons = await livePythons();
  const tail = start(process.execPath, ...NODE, `${EXAMPLES}tail-python/tail.ts`, "0");
  const port = portIn(await tail.line());

  for (const { file } of pythons) {
    const { child } = start(file, "-S", "-B", `${EXAMPLES}tail-python/service.py`, port);
    const from = `process ${child.pid}`;
    const [first, second, third] = await tail.lines(3);
    const rest = await upTo("WARNING", tail);

    expect(first).toBe(`INFO     shop.orders, ${from}: order 17 of {'name': 'tea', 'grams': 250}`);
    expect(second).toBe(`ERROR    shop.orders, ${from}: cannot share the bill`);
    expect(third).toBe("Traceback (most recent call last):");
    expect(rest.at(-2)).toMatch(/^ZeroDivisionError: /u);
    expect(rest.at(-1)).toBe(`WARNING  shop, ${from}: closing – good night`);
  }
});

test("the example log-to-python is understood by a Python log server", async () => {
  const pythons = await livePythons();
  for (const { file } of [pythons[0], pythons.at(-1)].flatMap((found) => found ?? [])) {
    const collector = start(file, "-S", "-B", `${EXAMPLES}log-to-python/collector.py`, "0", "3");
    const port = portIn(await collector.line());

    start(process.execPath, ...NODE, `${EXAMPLES}log-to-python/service.ts`, port);
    const [first, second, third] = await collector.lines(3);

    expect(first).toBe("INFO     shop.orders, Ada: order 17 of {'name': 'tea', 'grams': 250}");
    expect(second).toBe("ERROR    shop.orders, nobody: cannot read the bill");
    expect(third).toBe("Traceback (most recent call last):");
    expect((await upTo("WARNING", collector)).at(-1)).toBe(
      "WARNING  shop.orders, nobody: closing – good night",
    );
  }
});
