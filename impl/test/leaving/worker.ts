/** The thread in which the handler of `port queue` runs. */
import { parentPort } from "node:worker_threads";
import { FileHandler } from "logparity";
import { QueueListener } from "logparity/handlers";
import { PortQueue } from "logparity/queue";

if (parentPort === null) throw new Error("This is a thread of program.ts");
new QueueListener(new PortQueue(parentPort), new FileHandler("app.log")).start();
