import { visible } from "../visible.ts";
import { type Decoded, fromUtf8, latin1, type Part } from "./decoded.ts";

const SEVERITIES = ["emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"];
const FACILITIES = [
  "kern",
  "user",
  "mail",
  "daemon",
  "auth",
  "syslog",
  "lpr",
  "news",
  "uucp",
  "cron",
  "authpriv",
  "ftp",
  "ntp",
  "security",
  "console",
  "solaris-cron",
  ...Array.from({ length: 8 }, (_, number) => `local${number}`),
];
const START = /^<(\d{1,3})>/u;
// A NUL ends a packet; a line end does where the next one begins right behind it.
const PACKETS = /<\d{1,3}>[^\0]*?(?:\0|\n(?=<\d{1,3}>)|$)/gsu;

/** What SysLogHandler sends: a priority, the text, and what ends it. Several where a stream carries them. */
export function decodeSyslog(bytes: Uint8Array): Decoded | undefined {
  const text = latin1(bytes);
  if (!START.test(text)) return undefined;
  const packets = [...text.matchAll(PACKETS)].map(([packet]) => packet);
  if (packets.join("") !== text) return undefined;
  return { what: "syslog packets", parts: packets.map(packetOf) };
}

function packetOf(packet: string, index: number): Part {
  const [pri = "", number = ""] = START.exec(packet) ?? [];
  const end = /[\0\n]$/u.exec(packet)?.[0] ?? "";
  const message = fromUtf8(packet.slice(pri.length, packet.length - end.length));
  const priority = `${pri} ${priorityName(Number(number))}`;
  return {
    name: `packet ${index + 1}`,
    fields: [
      { name: "PRI", shown: priority },
      { name: "message", shown: visible(message) },
      { name: "terminator", shown: terminatorName(end) },
    ],
    summary: `${priority} ${visible(message)}`,
  };
}

/** `facility.severity`, as syslog.conf has it. */
function priorityName(priority: number): string {
  const [facility, severity] = [Math.floor(priority / 8), priority % 8];
  return `${FACILITIES[facility] ?? `facility ${facility}`}.${SEVERITIES[severity] ?? severity}`;
}

function terminatorName(end: string): string {
  if (end === "\0") return "NUL (\\x00)";
  return end === "\n" ? "line feed (\\n)" : "none";
}
