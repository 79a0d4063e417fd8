import type { Address } from "./address.ts";
import type { MailRoute } from "./mail-delivery.ts";
import type { Letter } from "./smtp-transaction.ts";
import type { TlsContext } from "./tls-context.ts";

/** What a parcel is about, in plain values that another thread understands: for the end of the process. */
export type Job = StreamJob | DatagramJob | RequestJob | MailJob;

/** Bytes for a connection; those of one outbox share it. */
export interface StreamJob {
  readonly kind: "stream";
  readonly address: Address;
  readonly data: Uint8Array;
}

/** One datagram, over UDP or to a Unix socket. */
export interface DatagramJob {
  readonly kind: "datagram";
  readonly address: Address;
  readonly data: Uint8Array;
}

/** One request to a web server. */
export interface RequestJob {
  readonly kind: "request";
  readonly host: string;
  readonly secure: boolean;
  readonly context: TlsContext | null;
  /** In seconds; null for none. */
  readonly timeout: number | null;
  readonly method: string;
  readonly url: string;
  readonly body: Uint8Array | null;
  readonly authorization: string | null;
}

/** One mail. */
export interface MailJob {
  readonly kind: "mail";
  readonly route: MailRoute;
  readonly letter: Letter;
}
