import { OSError } from "../python/exceptions.ts";
import { namedSocket, type SocketLike } from "./socket-like.ts";

const EBADF = 9;

/** What is left of a socket that was closed: sending over it fails. */
export class ClosedSocket implements SocketLike {
  static {
    namedSocket(ClosedSocket);
  }

  sendall(): void {
    throw closedError();
  }

  sendto(): void {
    throw closedError();
  }

  close(): void {}
}

/** What Python raises when a closed socket is used. */
export function closedError(): OSError {
  return new OSError(EBADF, "Bad file descriptor");
}
