/**
 * The receiving end of `SocketHandler` and `DatagramHandler`: servers that take records from Python
 * and from Node, and hand them to loggers, to a function or to a loop.
 *
 * @module
 */
export type { ReceiverCounts } from "./receiver/counts.ts";
export { DatagramReceiver } from "./receiver/datagram-receiver.ts";
export { MalformedRecordError } from "./receiver/decode-record.ts";
export { FrameTooLongError } from "./receiver/frame-reader.ts";
export type { ReceiverOptions, Sender, SocketReceiverOptions } from "./receiver/options.ts";
export { Receiver } from "./receiver/receiver.ts";
export { SocketReceiver } from "./receiver/socket-receiver.ts";
