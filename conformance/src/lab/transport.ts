import { z } from "zod";

/** Over what a log server takes records. */
export const Transport = z.enum(["tcp", "udp", "unix-stream", "unix-datagram"]);
