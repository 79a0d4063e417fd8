import { Lab } from "../lab/lab.ts";
import { Place } from "../lab/place.ts";
import type { Launch } from "../lab/server.ts";
import type { Cell } from "../scenario/cell.ts";
import type { LabSpec } from "../scenario/lab.ts";

/**
 * Runs `action` with the lab that the cell asks for, and gives the lab up afterwards. Only one cell of
 * a scenario has its lab at a time: all of them use the same addresses.
 *
 * Errors: those of the action; `LabUnavailableError`.
 */
export async function withLab<T>(
  { scenario, body }: Cell,
  folder: string,
  { signal, launch }: { signal: AbortSignal; launch?: Launch },
  action: (lab: Lab | undefined) => Promise<T>,
): Promise<T> {
  const servers: Readonly<Record<string, LabSpec>> = body.lab ?? {};
  const names = Object.keys(servers);
  if (names.length === 0) return action(undefined);
  const observed = (body.observe ?? []).filter((name) => names.includes(name));
  const unlock = await new Place(scenario).lock(signal);
  try {
    const lab = await Lab.start({ scenario, servers, observed, folder, ...(launch && { launch }) });
    try {
      return await action(lab);
    } finally {
      await lab.close();
    }
  } finally {
    unlock();
  }
}
