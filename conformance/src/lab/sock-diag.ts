import { isIPv6, type Socket } from "node:net";
import { type Libc, loadLibc, MSG_DONTWAIT } from "./libc.ts";

/* The kernel's answers about single connections, as sock_diag(7) describes them. */

const AF_NETLINK = 16;
const SOCK_RAW_CLOEXEC = 3 | 0x80000;
const NETLINK_SOCK_DIAG = 4;
const SOCK_DIAG_BY_FAMILY = 20;
const NLM_F_REQUEST = 1;
const IPPROTO_TCP = 6;
const FAMILY = { ipv4: 2, ipv6: 10 } as const;

const HEADER = 16;
const REQUEST_LENGTH = HEADER + 56;
const ID_IN_REQUEST = HEADER + 8;
const WRITE_QUEUE_IN_ANSWER = HEADER + 4 + 48 + 8;
const KERNEL = Buffer.from([AF_NETLINK, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]); // struct sockaddr_nl

/** A netlink socket. */
interface Channel {
  readonly libc: Libc;
  readonly fd: number;
}

/** The one that is used, open for good; null where the kernel cannot be asked, undefined at first. */
let channel: Channel | null | undefined;

/**
 * What the other ends of `sockets` have sent and these have not yet acknowledged, in bytes. Takes
 * microseconds, where the table of all connections takes the kernel milliseconds.
 *
 * Undefined where the kernel cannot be asked: it is not Linux, or koffi is missing.
 */
export function unacknowledged(sockets: Iterable<Socket>): number | undefined {
  if (channel === undefined) channel = open();
  if (channel === null) return undefined;
  let bytes = 0;
  for (const socket of sockets) {
    const waiting = sentBy(socket, channel);
    if (waiting === undefined) return undefined;
    bytes += waiting;
  }
  return bytes;
}

function open(): Channel | null {
  if (process.platform !== "linux") return null;
  try {
    const libc = loadLibc();
    const fd = libc.socket(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG);
    return fd < 0 ? null : { libc, fd };
  } catch {
    return null; // without koffi
  }
}

/** What the other end still has to get through; a connection that is gone has nothing. */
function sentBy(
  { remoteAddress, remotePort, localAddress, localPort }: Socket,
  { libc, fd }: Channel,
): number | undefined {
  if (remoteAddress === undefined || localAddress === undefined) return 0;
  const asked = request(
    { address: remoteAddress, port: remotePort ?? 0 },
    { address: localAddress, port: localPort ?? 0 },
  );
  if (libc.sendto(fd, asked, asked.length, 0, KERNEL, KERNEL.length) < 0) return undefined;
  const answer = Buffer.alloc(512);
  if (libc.recv(fd, answer, answer.length, MSG_DONTWAIT) < 0) return undefined;
  const isFound = answer.readUInt16LE(4) === SOCK_DIAG_BY_FAMILY;
  return isFound ? answer.readUInt32LE(WRITE_QUEUE_IN_ANSWER) : 0;
}

interface End {
  readonly address: string;
  readonly port: number;
}

/** C's `struct nlmsghdr` and `struct inet_diag_req_v2` for the connection from `from` to `to`. */
function request(from: End, to: End): Buffer {
  const asked = Buffer.alloc(REQUEST_LENGTH);
  asked.writeUInt32LE(REQUEST_LENGTH, 0);
  asked.writeUInt16LE(SOCK_DIAG_BY_FAMILY, 4);
  asked.writeUInt16LE(NLM_F_REQUEST, 6);
  asked[HEADER] = isIPv6(from.address) ? FAMILY.ipv6 : FAMILY.ipv4;
  asked[HEADER + 1] = IPPROTO_TCP;
  asked.fill(0xff, HEADER + 4, HEADER + 8); // in whatever state
  asked.writeUInt16BE(from.port, ID_IN_REQUEST);
  asked.writeUInt16BE(to.port, ID_IN_REQUEST + 2);
  asked.set(bytesOf(from.address), ID_IN_REQUEST + 4);
  asked.set(bytesOf(to.address), ID_IN_REQUEST + 20);
  asked.fill(0xff, REQUEST_LENGTH - 8); // without a cookie
  return asked;
}

/** A loopback address as it goes over the wire. */
function bytesOf(address: string): readonly number[] {
  return isIPv6(address) ? [...Array<number>(15).fill(0), 1] : address.split(".").map(Number);
}
