import type { Socket } from "node:net";
import type { Duplex } from "node:stream";

/** The connections that a server has accepted. */
export class Visitors {
  readonly #present = new Set<Socket>();
  readonly #talking = new Set<Socket>();
  #count = 0;

  /** Takes one in. `stream` is what is read of it, where something lies between. */
  add(socket: Socket, stream: Duplex = socket): void {
    this.#count++;
    this.#present.add(socket);
    this.#talking.add(socket);
    stream.once("end", () => this.#talking.delete(socket));
    socket.once("close", () => {
      this.#present.delete(socket);
      this.#talking.delete(socket);
    });
  }

  /** Those that have not gone. */
  get present(): Iterable<Socket> {
    return this.#present;
  }

  /** Whether somebody was here, and all who were have said that they will send no more. */
  get isOver(): boolean {
    return this.#count > 0 && this.#talking.size === 0;
  }

  /** Ends all connections at once. */
  dismiss(): void {
    for (const socket of this.#present) socket.destroy();
  }
}
