/** Port of SocketHandler's usual receiver. Source: CPython 3.15, `logging.handlers`, as all of these. */
export const DEFAULT_TCP_LOGGING_PORT = 9020;
/** Port of DatagramHandler's usual receiver. */
export const DEFAULT_UDP_LOGGING_PORT = 9021;
/** Port of HTTPHandler's usual receiver. */
export const DEFAULT_HTTP_LOGGING_PORT = 9022;
/** Kept by Python for a handler that it never had. */
export const DEFAULT_SOAP_LOGGING_PORT = 9023;
/** Port of syslog over UDP. */
export const SYSLOG_UDP_PORT = 514;
/** Port of syslog over TCP. */
export const SYSLOG_TCP_PORT = 514;
