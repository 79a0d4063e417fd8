import { Socket } from "node:net";
import { TimeoutError } from "../python/exceptions.ts";
import { type Address, asOSError, routes } from "./address.ts";
import { deferred } from "./deferred.ts";
import { notHoldingUp } from "./hold-ups.ts";

/**
 * Connects, to the first of the host's addresses that answers. Nobody reads from the socket yet, and
 * it keeps no process alive.
 *
 * Units: `timeout` in seconds, for each address; null for as long as the system tries. Errors: the
 * last address's OSError.
 */
export async function openSocket(address: Address, timeout: number | null): Promise<Socket> {
  if (typeof address === "string") return openTo({ path: address }, timeout);
  const [host, port] = address;
  let failure: unknown;
  for (const { ip, family } of await routes(host)) {
    try {
      // One address after the other, as Python tries them.
      return await openTo({ host: ip, family, port }, timeout);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

type Target =
  | { readonly path: string }
  | { readonly host: string; readonly family: number; readonly port: number };

async function openTo(target: Target, timeout: number | null): Promise<Socket> {
  const socket = new Socket({ allowHalfOpen: true });
  socket.pause(); // what the peer does is noticed when sending or reading, as in Python
  socket.on("error", () => undefined);
  const connected = deferred<void>();
  socket.once("connect", () => connected.resolve());
  socket.once("error", (error) => connected.reject(asOSError(error)));
  if ("path" in target) socket.connect(target.path);
  else socket.connect(target);
  socket.unref();
  const giveUp = (): void => void socket.destroy();
  await notHoldingUp(within(timeout, connected.promise, giveUp), giveUp);
  return socket;
}

/**
 * Waits for `action`, at most `timeout` seconds; then gives it up. Null waits for ever. As with the
 * socket itself, nobody's process lives longer for it.
 *
 * Errors: `TimeoutError` with the text `late`.
 */
export async function within<T>(
  timeout: number | null,
  action: Promise<T>,
  giveUp: () => void,
  late = "timed out",
): Promise<T> {
  if (timeout === null) return action;
  const tooLate = deferred<never>();
  const timer = setTimeout(() => {
    giveUp();
    tooLate.reject(new TimeoutError(late));
  }, timeout * 1000);
  timer.unref();
  try {
    return await Promise.race([action, tooLate.promise]);
  } finally {
    clearTimeout(timer);
  }
}
