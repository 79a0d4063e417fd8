/** Delivers what a process has not sent when it ends, while its main thread waits. See `exit-drain.ts`. */
import { workerData } from "node:worker_threads";
import { OSError } from "../python/exceptions.ts";
import { directRoute, routes } from "./address.ts";
import { DatagramSocket } from "./datagram-socket.ts";
import type { DrainTask, Outcome } from "./exit-drain.ts";
import { connectionTo, deliverRequest } from "./http-delivery.ts";
import type { DatagramJob, Job, RequestJob, StreamJob } from "./job.ts";
import { deliverMail } from "./mail-delivery.ts";
import type { SocketLike } from "./socket-like.ts";
import { connect } from "./stream-socket.ts";
import { UnixDatagramSocket } from "./unix-datagram.ts";

/** Longest time that a connection may take, in seconds; the deadline is most often shorter. */
const CONNECT_TIMEOUT = 60;
const LONG_MS = 60_000;

/** Delivers the jobs of one outbox, which share a connection. */
class Batch {
  #stream: Promise<SocketLike> | undefined;

  async deliver(job: Job): Promise<void> {
    switch (job.kind) {
      case "stream":
        return this.#deliverBytes(job);
      case "datagram":
        return deliverDatagram(job);
      case "request":
        return deliverWebRequest(job);
      case "mail":
        return deliverMail(job.route, () => job.letter);
    }
  }

  /** A connection that failed fails for the others too, as Python does not try again at once. */
  async #deliverBytes({ address, data }: StreamJob): Promise<void> {
    this.#stream ??= connect(address, CONNECT_TIMEOUT);
    await (await this.#stream).sendall(data);
  }
}

async function deliverDatagram({ address, data }: DatagramJob): Promise<void> {
  if (typeof address === "string") return new UnixDatagramSocket().sendto(data, address);
  const [host] = address;
  const route = directRoute(host) ?? (await routes(host))[0];
  return new DatagramSocket(route?.family ?? 4).sendto(data, address);
}

async function deliverWebRequest(job: RequestJob): Promise<void> {
  const { method, url, body, authorization } = job;
  await deliverRequest(connectionTo(job), {
    method,
    url,
    body,
    authorization: () => authorization,
  });
}

async function work({ batches, done, outcomes }: DrainTask): Promise<void> {
  const alive = setInterval(() => undefined, LONG_MS); // sockets keep no thread alive
  await Promise.all(
    batches.map(async (jobs, batch) => {
      const way = new Batch();
      for (const [index, job] of jobs.entries()) {
        const error = await failure(async () => way.deliver(job));
        const outcome: Outcome = { batch, index, ...(error && { error }) };
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        outcomes.postMessage(outcome);
      }
    }),
  );
  clearInterval(alive);
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
}

async function failure(action: () => Promise<void>): Promise<Outcome["error"]> {
  try {
    await action();
    return undefined;
  } catch (error) {
    const args = error instanceof OSError ? [error.errno, error.strerror] : [];
    const isKnown = typeof args[0] === "number";
    return { args: isKnown ? args : [], message: String(error) };
  }
}

const task: DrainTask = workerData;
void work(task);
