/**
 * One log file for a program, its worker thread of handlers and its child processes.
 *
 * `node main.ts FILE`: this process and two children log; the file is written by a thread, so that
 * rotating and compressing hold nobody up.
 */
import { fork } from "node:child_process";
import { Worker } from "node:worker_threads";
import { getLogger, INFO } from "logparity";
import { QueueHandler, QueueListener } from "logparity/handlers";
import { PipeQueue, PortQueue } from "logparity/queue";

const [file = "app.log"] = process.argv.slice(2);

const worker = new Worker(new URL("handlers.ts", import.meta.url), { workerData: file });
worker.unref(); // it ends with this process, which waits until everything is written
const toWorker = new QueueHandler(new PortQueue(worker));
const root = getLogger();
root.setLevel(INFO);
root.addHandler(toWorker);

for (const name of ["first", "second"]) {
  const child = fork(new URL("child.ts", import.meta.url), [name], {
    stdio: ["inherit", "inherit", "inherit", "ipc", "pipe"],
  });
  new QueueListener(new PipeQueue(child.stdio[4]), toWorker).start();
}

root.info("%d children were started", 2);
