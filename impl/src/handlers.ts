/** Python's `logging.handlers` under its own names. */
export {
  BaseRotatingHandler,
  type BaseRotatingHandlerOptions,
  type Namer,
  type Rotator,
} from "./handlers/base-rotating.ts";
export { BufferingHandler } from "./handlers/buffering.ts";
export { DatagramHandler } from "./handlers/datagram.ts";
export { drainOnSignals } from "./handlers/drain-on-signals.ts";
export { HTTPHandler, type HTTPHandlerOptions } from "./handlers/http.ts";
export { MemoryHandler, type MemoryHandlerOptions } from "./handlers/memory.ts";
export { NTEventLogHandler, type NTEventLogHandlerOptions } from "./handlers/nt-event-log.ts";
export type { OutboxOptions } from "./handlers/outbox-handler.ts";
export {
  DEFAULT_HTTP_LOGGING_PORT,
  DEFAULT_SOAP_LOGGING_PORT,
  DEFAULT_TCP_LOGGING_PORT,
  DEFAULT_UDP_LOGGING_PORT,
  SYSLOG_TCP_PORT,
  SYSLOG_UDP_PORT,
} from "./handlers/ports.ts";
export { QueueHandler, type QueueLike } from "./handlers/queue.ts";
export {
  type ListenedQueue,
  QueueListener,
  type QueueListenerOptions,
} from "./handlers/queue-listener.ts";
export type { SecondCount, TimeOfDay } from "./handlers/rollover-schedule.ts";
export { RotatingFileHandler, type RotatingFileHandlerOptions } from "./handlers/rotating-file.ts";
export { SMTPHandler, type SMTPHandlerOptions } from "./handlers/smtp.ts";
export { SocketHandler, type SocketHandlerOptions } from "./handlers/socket.ts";
export { SysLogHandler, type SysLogHandlerOptions } from "./handlers/syslog.ts";
export {
  TimedRotatingFileHandler,
  type TimedRotatingFileHandlerOptions,
} from "./handlers/timed-rotating-file.ts";
export { WatchedFileHandler, type WatchedFileHandlerOptions } from "./handlers/watched-file.ts";
export type { Address } from "./transport/address.ts";
export type { EventLogApi, EventLogKey } from "./transport/event-log.ts";
export type { HTTPConnection } from "./transport/http-connection.ts";
export type { HTTPConnectionLike } from "./transport/http-delivery.ts";
export { type ExitDrainOptions, setExitDrain } from "./transport/last-duties.ts";
export type { OutboxCounts } from "./transport/outbox.ts";
export type { SocketLike } from "./transport/socket-like.ts";
export type { TlsContext } from "./transport/tls-context.ts";
