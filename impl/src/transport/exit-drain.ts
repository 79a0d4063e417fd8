import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { OSError, TimeoutError } from "../python/exceptions.ts";
import type { Job } from "./job.ts";
import { addLastDuty } from "./last-duties.ts";
import type { Parcel } from "./outbox.ts";

/** What may still hold parcels when the process ends. */
export interface Drainable {
  /** Takes what is not delivered yet, the parcel under way included. */
  takeRest(): Parcel[];
}

/** What the thread that delivers is given. */
export interface DrainTask {
  /** The jobs of each outbox, in their order. */
  readonly batches: readonly (readonly Job[])[];
  /** Becomes 1 when all is done. */
  readonly done: Int32Array;
  /** Where each outcome goes. */
  readonly outcomes: MessagePort;
}

/** What became of one job. */
export interface Outcome {
  readonly batch: number;
  readonly index: number;
  /** Absent if it was delivered. */
  readonly error?: { readonly args: readonly unknown[]; readonly message: string };
}

type MessagePort = MessageChannel["port1"];

const busy = new Set<Drainable>();

/** Notes that an outbox holds something. */
export function noteBusy(outbox: Drainable): void {
  busy.add(outbox);
  addLastDuty(drain);
}

/** Notes that an outbox holds nothing any more. */
export function noteIdle(outbox: Drainable): void {
  busy.delete(outbox);
}

/** Delivers, before it returns, what all outboxes hold, as far as that takes no longer than the deadline. */
function drain(until: number): void {
  const isOff = until <= performance.now();
  const rests = isOff ? [] : [...busy].map((outbox) => outbox.takeRest().map(prepared));
  busy.clear();
  const batches = rests.map((rest) => rest.filter(isSendable)).filter((rest) => rest.length > 0);
  if (batches.length === 0) return;
  const outcomes = deliverInThread(
    batches.map((batch) => batch.map(({ job }) => job)),
    until,
  );
  if (outcomes !== undefined) tell(batches, outcomes);
}

/** A parcel and its job. */
interface Prepared {
  readonly parcel: Parcel;
  readonly job: Job | null;
}

function prepared(parcel: Parcel): Prepared {
  try {
    return { parcel, job: movable(parcel.job?.() ?? null) };
  } catch (error) {
    parcel.undelivered?.(error); // e.g. of a TLS context with functions, which cannot leave this thread
    return { parcel, job: null };
  }
}

/** A job that another thread can be given: its bytes without those around them in Node's pool. */
function movable(job: Job | null): Job | null {
  return job !== null && "data" in job
    ? { ...job, data: Uint8Array.from(job.data) }
    : structuredClone(job);
}

function isSendable(one: Prepared): one is Prepared & { readonly job: Job } {
  return one.job !== null;
}

/** Waits, in this thread, for another one to deliver. Undefined where there can be no other thread. */
function deliverInThread(batches: DrainTask["batches"], until: number): Outcome[] | undefined {
  const { port1, port2 } = new MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const task: DrainTask = { batches, done, outcomes: port2 };
  const file = new URL(
    import.meta.url.endsWith(".ts") ? "./drain-thread.ts" : "./drain-thread.js",
    import.meta.url,
  );
  if (!existsSync(fileURLToPath(file))) return undefined; // bundled without it
  try {
    const thread = new Worker(file, { workerData: task, transferList: [port2], execArgv: [] });
    thread.unref(); // it may take longer than the deadline
  } catch {
    return undefined;
  }
  Atomics.wait(done, 0, 0, until - performance.now());
  return received(port1);
}

function received(port: MessagePort): Outcome[] {
  const outcomes: Outcome[] = [];
  for (;;) {
    const next: { message: Outcome } | undefined = receiveMessageOnPort(port);
    if (next === undefined) return outcomes;
    outcomes.push(next.message);
  }
}

/** Tells the handlers what could not be sent; what the deadline cut off, once for each. */
function tell(batches: readonly (readonly Prepared[])[], outcomes: readonly Outcome[]): void {
  for (const { batch, index, error } of outcomes) {
    if (error !== undefined) batches[batch]?.[index]?.parcel.undelivered?.(asRaised(error));
  }
  for (const [number, batch] of batches.entries()) {
    const reached = outcomes.filter((outcome) => outcome.batch === number).length;
    const left = batch.length - reached;
    const what = `${left} ${left === 1 ? "record was" : "records were"} not sent before the process ended`;
    batch[reached]?.parcel.undelivered?.(unraised(new TimeoutError(what)));
  }
}

function asRaised({ args, message }: Required<Outcome>["error"]): OSError {
  return unraised(args.length >= 2 ? new OSError(...args) : new OSError(message));
}

/** An error that shows no calls: those that led to it were made in another thread. */
function unraised<E extends Error>(error: E): E {
  error.stack = "";
  return error;
}
