import type { FuzzFamily } from "../family.ts";
import { wireDrafts } from "./socket.ts";

/** DatagramHandler: the datagram of any record, compared to the byte, and what it does without a socket. */
export const datagram: FuzzFamily = {
  name: "datagram",
  about:
    "datagrams of DatagramHandler for records of every kind, and what it does when it cannot send",
  drafts: wireDrafts("handlers.DatagramHandler"),
};
