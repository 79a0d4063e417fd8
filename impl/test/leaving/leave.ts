import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FileHandler, shutdown } from "logparity";
import { QueueListener } from "logparity/handlers";
import { type PipeEnd, PipeQueue } from "logparity/queue";
import { mailReceiver, type Receiver, tcpReceiver, udpReceiver, webReceiver } from "./receivers.ts";

/** How a process may end. */
export const ENDINGS = [
  "the program is through",
  "process.exit()",
  "an uncaught error",
  "SIGTERM",
  "SIGTERM, drainOnSignals()",
  "SIGKILL",
] as const;

/** See {@link ENDINGS}. */
export type Ending = (typeof ENDINGS)[number];

/** Handlers, by what `program.ts` calls them, and what the table does. */
export const HANDLERS: ReadonlyMap<string, string> = new Map([
  ["stream", "`StreamHandler` on standard error, a pipe"],
  ["file", "`FileHandler`"],
  ["watched", "`WatchedFileHandler`"],
  ["rotating", "`RotatingFileHandler`, with many rollovers"],
  ["timed", "`TimedRotatingFileHandler`"],
  ["memory", "`MemoryHandler` that is not full, before a `FileHandler`"],
  ["queue", "`QueueHandler`, `QueueListener` with a `FileHandler`"],
  ["port queue", "… over a `PortQueue` to a worker that has just been started"],
  ["pipe queue", "… over a `PipeQueue` to the parent process"],
  ["tcp cold", "`SocketHandler` that has yet to connect"],
  ["tcp warm", "`SocketHandler` that is connected to a server that reads"],
  ["udp", "`DatagramHandler`"],
  ["syslog udp", "`SysLogHandler` over UDP"],
  ["syslog tcp", "`SysLogHandler` over TCP that has yet to connect"],
  ["http", "`HTTPHandler`"],
  ["smtp", "`SMTPHandler`"],
]);

const PROGRAM = fileURLToPath(new URL("program.ts", import.meta.url));

/** Lets a process of its own log 1,000 records and end so; answers how many of them are somewhere. */
export async function survivors(handler: string, ending: Ending): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "logparity-leaving-"));
  const receiver = await receiverFor(handler, folder);
  try {
    const printed = await run(handler, ending, folder, receiver?.port ?? 0);
    const received = (await receiver?.received()) ?? "";
    return countRecords(printed + received + filesIn(folder));
  } finally {
    receiver?.close();
    await rm(folder, { recursive: true });
  }
}

async function receiverFor(handler: string, folder: string): Promise<Receiver | undefined> {
  if (handler.includes("udp")) return udpReceiver(folder);
  if (handler.includes("tcp")) return tcpReceiver();
  if (handler === "http") return webReceiver();
  if (handler === "smtp") return mailReceiver();
  return undefined;
}

/** Runs the program; answers what it printed on standard error. */
async function run(handler: string, ending: Ending, folder: string, port: number): Promise<string> {
  const flags = ["--disable-warning=ExperimentalWarning", PROGRAM];
  const child = spawn(process.execPath, [...flags, handler, ending, String(port)], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const listener = handler === "pipe queue" ? listenTo(child.stdio[3], folder) : undefined;
  const chunks: Buffer[] = [];
  child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(child, "close");
  listener?.stop();
  await shutdown({ handlerList: listener?.handlers.map((one) => new WeakRef(one)) ?? [] });
  return Buffer.concat(chunks).toString();
}

function listenTo(end: PipeEnd, folder: string): QueueListener {
  const queue = new PipeQueue(end);
  const listener = new QueueListener(queue, new FileHandler(join(folder, "parent.log")));
  listener.start();
  return listener;
}

function filesIn(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.includes(".log"));
  return names.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
}

function countRecords(text: string): number {
  return new Set(text.match(/record \d{4}\./gu)).size;
}
