import { Place } from "../lab/place.ts";
import type { Cell } from "../scenario/cell.ts";

/** A server of a scenario, as far as a small program can stand in for it. */
export interface Server {
  readonly name: string;
  readonly kind: string;
  /** Where it is; undefined for one that the program leaves to somebody else. */
  readonly where?: { readonly host: string; readonly port: number } | undefined;
  readonly isUp: boolean;
}

const USUAL: Readonly<Record<string, readonly [port: number, family: 4 | 6]>> = {
  tcp: [9020, 4],
  tcp6: [9020, 6],
  udp: [9021, 4],
  udp6: [9021, 6],
  http: [8080, 4],
  smtp: [2525, 4],
};

/** The servers of a cell, at the addresses that the harness gives them. */
export function serversOf({ scenario, body }: Cell): Server[] {
  const place = new Place(scenario);
  return Object.entries(body.lab ?? {}).map(([name, { kind, state, ...options }]) => {
    const isUp = state !== "down";
    const isPlain = Object.keys(options).length === 0;
    if (kind.startsWith("unix-") && isPlain) {
      return { name, kind, isUp, where: { host: `${name}.sock`, port: 0 } };
    }
    const usual = USUAL[kind];
    if (usual === undefined || !isPlain) return { name, kind, isUp };
    const [port, family] = usual;
    const host = family === 4 ? place.host : "::1";
    return { name, kind, isUp, where: { host, port: place.port(port, family) } };
  });
}
