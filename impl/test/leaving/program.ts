/** Logs 1,000 records by one handler, and ends in one way. Started by `leave.ts`. */
import { existsSync, readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { FileHandler, getLogger, type Handler, INFO, StreamHandler } from "logparity";
import * as handlers from "logparity/handlers";
import { SOCK_STREAM } from "logparity/python";
import { PipeQueue, PortQueue, Queue } from "logparity/queue";

const [kind = "", ending = "", place = ""] = process.argv.slice(2);
const port = Number(place);
const RECORDS = 1000;
const GROUP = 50;

const MADE: Readonly<Record<string, () => Handler>> = {
  stream: () => new StreamHandler(),
  file: () => new FileHandler("app.log"),
  watched: () => new handlers.WatchedFileHandler("app.log"),
  rotating: () =>
    new handlers.RotatingFileHandler("app.log", { maxBytes: 2000, backupCount: 1000 }),
  timed: () => new handlers.TimedRotatingFileHandler("app.log", { when: "S" }),
  memory: () => new handlers.MemoryHandler(10_000, { target: new FileHandler("app.log") }),
  queue: () => {
    const queue = new Queue();
    new handlers.QueueListener(queue, new FileHandler("app.log")).start();
    return new handlers.QueueHandler(queue);
  },
  "port queue": () => {
    const worker = new Worker(new URL("worker.ts", import.meta.url));
    worker.unref();
    return new handlers.QueueHandler(new PortQueue(worker));
  },
  "pipe queue": () => new handlers.QueueHandler(new PipeQueue(3)),
  "tcp cold": () => new handlers.SocketHandler("127.0.0.1", port),
  "tcp warm": () => new handlers.SocketHandler("127.0.0.1", port),
  udp: () => new handlers.DatagramHandler("127.0.0.1", port),
  "syslog udp": () => new handlers.SysLogHandler({ address: ["127.0.0.1", port] }),
  "syslog tcp": () =>
    new handlers.SysLogHandler({ address: ["127.0.0.1", port], socktype: SOCK_STREAM }),
  http: () => new handlers.HTTPHandler(`127.0.0.1:${port}`, "/log", { method: "POST" }),
  smtp: () => new handlers.SMTPHandler(["127.0.0.1", port], "a@example.org", "b@example.org", "s"),
};

const handler = MADE[kind]?.();
if (handler === undefined) throw new Error(`No such handler: ${kind}`);
handlers.setExitDrain({ deadline: 60 }); // what is measured is not how quick this machine is
const log = getLogger("leaving");
log.propagate = false;
log.setLevel(INFO);
log.addHandler(handler);

if (kind === "tcp warm") {
  log.info("hello");
  await handler.flush();
}
for (let number = 1; number <= RECORDS; number++) {
  log.info(`record ${String(number).padStart(4, "0")}.`);
  if (kind.includes("udp") && number % GROUP === 0) awaitReceived(number);
}
leave();

/** The kernel drops datagrams that find no room; nobody is to blame, so the receiver may catch up. */
function awaitReceived(count: number): void {
  for (let tries = 0; tries < 10_000; tries++) {
    if (existsSync("received") && Number(readFileSync("received", "utf8")) >= count) return;
    pause(1);
  }
}

function leave(): void {
  if (ending === "process.exit()") process.exit();
  if (ending === "an uncaught error") throw new Error("this is how it ends");
  if (ending === "SIGTERM" || ending === "SIGKILL") {
    process.kill(process.pid, ending);
    pause(10_000); // nothing more happens before the signal comes
  }
  if (ending === "SIGTERM, drainOnSignals()") {
    handlers.drainOnSignals();
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(9), 70_000);
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
