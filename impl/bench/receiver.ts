/**
 * Frames captured from CPython, replayed at our receiver and at that of CPython's logging cookbook.
 *
 * Both wait in processes of their own and get the same bytes in turns, so that a busy moment of the
 * machine meets both; medians are compared. Every record has to arrive, or a turn does not end.
 */
import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { findCPython } from "./interpreter.ts";
import type { Options } from "./options.ts";

const NODE = [process.execPath, "--disable-warning=ExperimentalWarning", path("node-receiver.ts")];
const WARM_UP_TURNS = 5;
const LONGEST_CAPTURE_BYTES = 2 ** 28;
const AIM = 2;

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
export async function benchReceivers({ records, rounds }: Options): Promise<void> {
  const python = findCPython();
  if (python === undefined) {
    console.log("No CPython 3.13 on PATH or in pyenv, which captures the frames.");
    return;
  }
  const frames = captured(python, records);
  const cookbook = new Target([python, "-S", "-B", path("cookbook_receiver.py")], records);
  const ours = new Target(NODE, records);
  for (const target of [cookbook, ours]) await target.ready();
  await play([cookbook, ours], frames, rounds);
  const rate = ({ seconds }: Target): number => records / median(seconds);
  report(rate(cookbook), rate(ours), records, rounds, frames.length);
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

async function play(targets: readonly Target[], frames: Buffer, rounds: number): Promise<void> {
  for (let round = -WARM_UP_TURNS; round < rounds; round++) {
    // Back and forth, so that nobody always comes after the other.
    const order = round % 2 === 0 ? targets : targets.toReversed();
    for (const target of order) {
      const seconds = await target.turn(frames);
      if (round >= 0) target.seconds.push(seconds);
    }
  }
  for (const target of targets) target.stop();
}

function report(
  theirs: number,
  ours: number,
  records: number,
  rounds: number,
  bytes: number,
): void {
  console.log(
    `Medians of ${rounds} turns of ${records} records (${Math.round(bytes / records)} bytes each), captured from CPython 3.13; none lost.`,
  );
  console.log(`CPython's cookbook receiver  ${Math.round(theirs)} records/s`);
  console.log(
    `SocketReceiver               ${Math.round(ours)} records/s, Node ${process.version}`,
  );
  console.log(`ratio                        ${(ours / theirs).toFixed(2)} (to reach: ${AIM})`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function path(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
