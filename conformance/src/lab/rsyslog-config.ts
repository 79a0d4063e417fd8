/** What an rsyslogd of the lab listens on and writes. Paths are absolute. */
export interface RsyslogPlace {
  readonly host: string;
  readonly port: number;
  /** Unix socket for datagrams, in the place of `/dev/log`. */
  readonly socket: string;
  /** File that takes one JSON object a message. */
  readonly output: string;
  /** Folder for what rsyslogd keeps for itself. */
  readonly folder: string;
}

/**
 * A configuration that changes no byte of what arrives: nothing is escaped, dropped or split, and on
 * TCP only the NUL that Python's handler sends ends a message. Messages are written before anything
 * else is read, so that what is written is all that was sent.
 */
export function rsyslogConfig({ host, port, socket, output, folder }: RsyslogPlace): string {
  return `global(
  workDirectory="${folder}"
  net.enableDNS="off"
  maxMessageSize="128k"
  parser.escapeControlCharactersOnReceive="off"
  parser.escape8BitCharactersOnReceive="off"
  parser.dropTrailingLFOnReception="off"
  parser.spaceLFOnReceive="off"
)
main_queue(queue.type="Direct")
module(load="imudp")
module(load="imtcp" maxFrameSize="131072")
module(load="imuxsock" SysSock.Use="off")
template(name="record" type="list" option.jsonf="on") {
  property(outname="input" name="inputname" format="jsonf")
  property(outname="raw" name="rawmsg" format="jsonf")
}
ruleset(name="record" queue.type="Direct") {
  action(type="omfile" file="${output}" template="record")
}
input(type="imudp" address="${host}" port="${port}" ruleset="record" name="udp")
input(type="imtcp" address="${host}" port="${port}" ruleset="record" name="tcp"
  addtlFrameDelimiter="0" disableLFDelimiter="on" supportOctetCountedFraming="off")
input(type="imuxsock" socket="${socket}" unlink="on" ruleset="record" rateLimit.interval="0"
  useSpecialParser="off" parseHostname="off" usePIDFromSystem="off" ignoreTimestamp="off")
`;
}
