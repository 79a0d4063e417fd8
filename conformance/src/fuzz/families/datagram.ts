import type { FuzzFamily } from "../family.ts";
import { frameDrafts } from "./socket.ts";

/** DatagramHandler: the datagram of any record, compared to the byte. */
export const datagram: FuzzFamily = {
  name: "datagram",
  about: "datagrams of DatagramHandler, for records with values of every kind",
  drafts: frameDrafts("handlers.DatagramHandler"),
};
