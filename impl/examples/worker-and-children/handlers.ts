/** The thread in which the handlers of `main.ts` run. */
import { parentPort, workerData } from "node:worker_threads";
import { FileHandler, Formatter } from "logparity";
import { QueueListener } from "logparity/handlers";
import { PortQueue } from "logparity/queue";

if (parentPort === null) throw new Error("This file is started by main.ts");
const handler = new FileHandler(String(workerData));
handler.setFormatter(new Formatter("%(process)d %(levelname)s %(name)s: %(message)s"));
new QueueListener(new PortQueue(parentPort), handler).start();
