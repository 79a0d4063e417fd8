/** Python's `queue` under its own names. */
export { Empty, Full, ShutDown } from "./queue/errors.ts";
export { LifoQueue } from "./queue/lifo-queue.ts";
export { type PipeEnd, PipeQueue } from "./queue/pipe-queue.ts";
export { type Port, PortQueue } from "./queue/port-queue.ts";
export { PriorityQueue } from "./queue/priority-queue.ts";
export { Queue } from "./queue/queue.ts";
export { SimpleQueue } from "./queue/simple-queue.ts";
