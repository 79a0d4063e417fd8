import type { Server, Socket } from "node:net";
import type { Json } from "../observation.ts";
import { onTheWay } from "./held-back.ts";
import { LabError } from "./server.ts";
import { settled } from "./settled.ts";
import { listen } from "./stream-sink.ts";
import { Visitors } from "./visitors.ts";

/** Where a server is, and what it does with who comes. */
export interface DoorPlace {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly accept: (socket: Socket) => void;
}

/** The TCP port of a server that talks: it can be opened and closed as often as a scenario likes. */
export class Door {
  readonly visitors = new Visitors();
  readonly #place: DoorPlace;
  #server: Server | undefined;

  constructor(place: DoorPlace) {
    this.#place = place;
  }

  /** Does what a `lab` step asks for: `up` or `down`. Errors: `LabError` for anything else. */
  async apply(action: Json): Promise<void> {
    if (action === "up") await this.open();
    else if (action === "down") await this.close();
    else
      throw new LabError(`${this.#place.name} does not know the action ${JSON.stringify(action)}`);
  }

  /** Listens. */
  async open(): Promise<void> {
    const { host, port, accept } = this.#place;
    this.#server ??= await listen({ host, port }, accept);
  }

  /** Waits until everything has arrived that was sent; `news` changes with whatever does. */
  async settle(news: () => number): Promise<void> {
    if (this.#server === undefined) return;
    await settled({
      news,
      heldBack: () => onTheWay(this.visitors.present, this.#place),
      isOver: () => this.visitors.isOver,
    });
  }

  /** Ends all connections, and listens no more. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    this.visitors.dismiss();
    if (server === undefined) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  }
}
