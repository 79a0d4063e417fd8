import { networkInterfaces } from "node:os";
import { KINDS, type Need } from "./kinds.ts";
import { loadLibc } from "./libc.ts";
import { findProgram } from "./local-programs.ts";
import { LabUnavailableError } from "./server.ts";

/** What this machine lacks for servers of a kind, and what to install; undefined where it has all. */
export function lackingFor(kind: string): string | undefined {
  const need = KINDS[kind]?.needs;
  if (need === undefined) return undefined;
  if (!known.has(need)) known.set(need, lacking(need));
  return known.get(need);
}

const known = new Map<Need, string | undefined>();

function lacking(need: Need): string | undefined {
  if (need === "ipv6")
    return hasIpv6() ? undefined : "this machine has no ::1, the loopback of IPv6";
  try {
    if (need === "koffi") loadLibc();
    else findProgram(need);
    return undefined;
  } catch (error) {
    if (error instanceof LabUnavailableError) return error.message;
    throw error;
  }
}

function hasIpv6(): boolean {
  return Object.values(networkInterfaces()).some((addresses = []) =>
    addresses.some(({ address }) => address === "::1"),
  );
}
