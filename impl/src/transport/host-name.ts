import { lookup, lookupService } from "node:dns/promises";
import { hostname } from "node:os";

/**
 * How this machine introduces itself to a mail server: its full name, or `[127.0.0.1]` where it has
 * none.
 *
 * Of a machine's further names Node sees none. Source: CPython 3.15, `socket.getfqdn` and
 * `smtplib.SMTP`.
 */
export async function localHostname(): Promise<string> {
  const name = await fullName(hostname());
  return name.includes(".") ? name : `[${await ownAddress()}]`;
}

async function fullName(name: string): Promise<string> {
  try {
    const { address } = await lookup(name);
    return (await lookupService(address, 0)).hostname;
  } catch {
    return name;
  }
}

async function ownAddress(): Promise<string> {
  try {
    return (await lookup(hostname(), { family: 4 })).address;
  } catch {
    return "127.0.0.1";
  }
}
