import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { executablesOn } from "../machine/executables.ts";
import { type Json, type Observation } from "../observation.ts";
import { PYTHON_TESTEE } from "../places.ts";
import { Child } from "../testee/child.ts";
import {
  type Address,
  LabError,
  type LabServer,
  LabUnavailableError,
  type Site,
} from "./server.ts";
import { heldByKernel } from "./settled.ts";

/** Python's `DEFAULT_TCP_LOGGING_PORT`. */
const PORT = 9020;
const START_LIMIT_MS = 20_000;
const MARK_LIMIT_MS = 3000;
const POLL_MS = 2;
const AFTER_MARK_MS = 30; // threads of other connections may be a little behind

/** Kind `python-receiver`: a log server in CPython, which unpickles and handles what it gets. */
export async function startPythonReceiver({ name, host, port }: Site): Promise<LabServer> {
  const receiver = new PythonReceiver(name, host, port(PORT));
  await receiver.start(findPython());
  return receiver;
}

/** A CPython of the machine; which one does not matter to a pickle. Errors: `LabUnavailableError`. */
export function findPython(folders: string = process.env["PATH"] ?? ""): string {
  const [found] = executablesOn(folders, /^python3(?:\.\d+)?$/u);
  if (found !== undefined) return found;
  throw new LabUnavailableError("no python3 is on the PATH to receive records; install CPython");
}

class PythonReceiver implements LabServer {
  readonly address: Address;
  readonly #name: string;
  readonly #host: string;
  readonly #port: number;
  readonly #seen: Json[] = [];
  #child: Child | undefined;

  constructor(name: string, host: string, port: number) {
    [this.#name, this.#host, this.#port] = [name, host, port];
    this.address = { host, port, address: [host, port] };
  }

  async start(python: string): Promise<void> {
    const script = join(dirname(PYTHON_TESTEE), "receiver.py");
    const args = ["-S", "-B", script, this.#host, String(this.#port)];
    this.#child = await Child.start({ file: python, args });
    try {
      await this.#child.read(START_LIMIT_MS);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const said = this.#child.stderr.trimEnd();
      await this.close();
      throw new LabUnavailableError(`${python} does not receive: ${reason}\n${said}`);
    }
  }

  async apply(action: Json): Promise<void> {
    throw new LabError(`${this.#name} does not know the action ${JSON.stringify(action)}`);
  }

  /** Sends a record of its own behind the others, which is handled when they are. */
  async settle(): Promise<void> {
    const until = performance.now() + MARK_LIMIT_MS;
    while (heldByKernel(this.#host, this.#port) && performance.now() < until) await sleep(POLL_MS);
    const mark = randomBytes(12).toString("hex");
    const socket = connect({ host: this.#host, port: this.#port }, () => socket.end(frame(mark)));
    socket.on("error", () => undefined);
    let end = until;
    for (let line = await this.#line(end); line !== undefined; line = await this.#line(end)) {
      if (line.includes(mark)) end = performance.now() + AFTER_MARK_MS;
      else this.#seen.push(JSON.parse(line));
    }
  }

  async #line(until: number): Promise<string | undefined> {
    try {
      return await this.#child?.read(Math.max(until - performance.now(), 1));
    } catch {
      return undefined; // it died or hangs: what was seen is all there is
    }
  }

  observations(): Observation[] {
    return this.#seen.map((value, index) => ({ at: `lab/${this.#name}/${index + 1}`, value }));
  }

  async close(): Promise<void> {
    await this.#child?.kill();
  }
}

/** A frame whose dict holds a message and the level INFO, which is all that it takes. */
function frame(msg: string): Buffer {
  const level = [pickled("levelno"), Buffer.from([0x4b, 20])];
  const items = [pickled("msg"), pickled(msg), ...level];
  const pickle = Buffer.concat([Buffer.from("}("), ...items, Buffer.from("u.")]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(pickle.length);
  return Buffer.concat([length, pickle]);
}

/** A short text, as a pickle has it. */
function pickled(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x58, text.length, 0, 0, 0]), Buffer.from(text)]);
}
