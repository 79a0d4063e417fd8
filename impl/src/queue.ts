/** Python's `queue` under its own names. */
export { Empty, Full, ShutDown } from "./queue/errors.ts";
export { Queue } from "./queue/queue.ts";
export { SimpleQueue } from "./queue/simple-queue.ts";
