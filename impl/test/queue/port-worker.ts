/** Hands the records that come through its port to a handler, and says on the same port what it did. */
import { parentPort, threadId } from "node:worker_threads";
import { Formatter, Handler, type LogRecord } from "logparity";
import { QueueListener } from "logparity/handlers";
import { PortQueue } from "logparity/queue";

const port = parentPort;
if (port === null) throw new Error("This file is started by port-queue.spec.ts");

/** Answers each record with its text and the thread that handled it. */
class Answering extends Handler {
  override emit(record: LogRecord): void {
    port?.postMessage({ text: this.format(record), threadId });
  }
}

const handler = new Answering();
handler.setFormatter(new Formatter("%(name)s %(message)s"));
new QueueListener(new PortQueue(port), handler).start();
