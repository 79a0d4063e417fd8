/**
 * Frames captured from CPython, replayed at our receiver and at that of CPython's logging cookbook.
 *
 * Both wait in processes of their own and get the same bytes in turns, so that a busy moment of the
 * machine meets both; medians are compared. Every record has to arrive, or a turn does not end. On Linux
 * the processor time that each takes is told, too: it says how much of the ratio is waiting.
 */
import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { getLogger } from "logparity";
import { SocketHandler } from "logparity/handlers";
import { findCPython } from "./interpreter.ts";
import type { Options } from "./options.ts";

const NODE = [process.execPath, "--disable-warning=ExperimentalWarning", path("node-receiver.ts")];
/** Records before turns count: a log server runs for days, and its code is compiled. */
const WARM_UP = 100_000;
const LONGEST_CAPTURE_BYTES = 2 ** 28;
const AIM = 2;
const TICKS_PER_SECOND = 100; // of the kernel's accounts, on every Linux that Node runs on

/** A receiver in a process of its own. */
class Target {
  readonly seconds: number[] = [];
  readonly #child: ChildProcessByStdio<null, Readable, null>;
  readonly #lines: AsyncIterator<string>;
  #port = 0;

  constructor([command = "", ...args]: readonly string[], records: number) {
    this.#child = spawn(command, [...args, String(records)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async ready(): Promise<void> {
    this.#port = Number(await this.#line());
  }

  /** Sends it everything over a new connection. Seconds until it has handled the last record. */
  async turn(frames: Buffer): Promise<number> {
    const socket = connect(this.#port, "127.0.0.1");
    await once(socket, "connect");
    const start = performance.now();
    socket.end(frames);
    await this.#line();
    return (performance.now() - start) / 1000;
  }

  /** Processor time that it has taken up to now, in seconds; NaN where the system does not say. */
  processorTime(): number {
    try {
      const stat = readFileSync(`/proc/${this.#child.pid}/stat`, "latin1");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" "); // a name may hold blanks
      return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    } catch {
      return Number.NaN;
    }
  }

  stop(): void {
    this.#child.kill();
  }

  async #line(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error(`Receiver ended early: ${this.#child.spawnargs.join(" ")}`);
    return value;
  }
}

/** Measures both receivers and prints their rates and the ratio. */
export async function benchReceivers(options: Options): Promise<void> {
  const { records, rounds } = options;
  const python = findCPython();
  if (python === undefined) {
    console.log("No CPython 3.13 on PATH or in pyenv, which captures the frames.");
    return;
  }
  const frames = captured(python, records);
  const cookbook = new Target([python, "-S", "-B", path("cookbook_receiver.py")], records);
  const ours = new Target(NODE, records);
  for (const target of [cookbook, ours]) await target.ready();
  const taken = await play([cookbook, ours], frames, options);
  await cookbook.turn(framesOfOurs(records));
  for (const target of [cookbook, ours]) target.stop();
  const [theirs, ourOwn] = [cookbook, ours].map(({ seconds }) => records / median(seconds));
  console.log(
    `Medians of ${rounds} turns of ${records} records (${Math.round(frames.length / records)} bytes each), captured from CPython 3.13; none lost.`,
  );
  console.log(`CPython's cookbook receiver also took as many frames of our SocketHandler.`);
  report(`by the clock (to reach: a ratio of ${AIM})`, theirs, ourOwn);
  const [theirTime, ourTime] = taken.map((time) => (records * rounds) / time);
  report("by processor time", theirTime, ourTime);
}

function captured(python: string, records: number): Buffer {
  const args = ["-S", "-B", path("capture_frames.py"), String(records)];
  const { status, stdout } = spawnSync(python, args, {
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: LONGEST_CAPTURE_BYTES,
  });
  if (status !== 0) throw new Error("Cannot capture frames");
  return stdout;
}

/** Keeps what it would send. */
class Capture extends SocketHandler {
  readonly frames: Uint8Array[] = [];

  override send(frame: Uint8Array): void {
    this.frames.push(frame);
  }
}

function framesOfOurs(records: number): Buffer {
  const handler = new Capture("localhost", 9);
  const logger = getLogger("app.web");
  logger.setLevel("INFO");
  logger.addHandler(handler);
  for (let number = 0; number < records; number++) {
    logger.info("request %d from %s took %d ms", number, "10.0.0.1", 42);
  }
  return Buffer.concat(handler.frames);
}

/** Gives each its turns. The processor time, in seconds, that each took for those that count. */
async function play(
  targets: readonly Target[],
  frames: Buffer,
  { rounds, records }: Options,
): Promise<readonly number[]> {
  let before: readonly number[] = [];
  for (let round = -Math.ceil(WARM_UP / records); round < rounds; round++) {
    if (round === 0) before = targets.map((target) => target.processorTime());
    // Back and forth, so that nobody always comes after the other.
    const order = round % 2 === 0 ? targets : targets.toReversed();
    for (const target of order) {
      const seconds = await target.turn(frames);
      if (round >= 0) target.seconds.push(seconds);
    }
  }
  const taken = targets.map((target, index) => target.processorTime() - (before[index] ?? 0));
  return taken;
}

function report(how: string, theirs = Number.NaN, ours = Number.NaN): void {
  if (Number.isNaN(theirs + ours)) return;
  console.log(`\nRecords per second, ${how}`);
  console.log(`  CPython's cookbook receiver  ${Math.round(theirs)}`);
  console.log(`  SocketReceiver               ${Math.round(ours)}, Node ${process.version}`);
  console.log(`  ratio                        ${(ours / theirs).toFixed(2)}`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function path(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
