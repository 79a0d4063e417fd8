import { startHttp, startHttp6 } from "./http.ts";
import { startHttps } from "./https.ts";
import { startMailhog } from "./mailhog.ts";
import { startNodeReceiver, startPythonReceiver } from "./record-receiver.ts";
import { startRsyslog } from "./rsyslog.ts";
import type { StartServer } from "./server.ts";
import { startSmtp } from "./smtp.ts";
import { startSmtpScript } from "./smtp-script.ts";
import { startTcp, startTcp6 } from "./tcp.ts";
import { startUdp, startUdp6 } from "./udp.ts";
import { startUnixDatagram } from "./unix-datagram.ts";
import { startUnixStream } from "./unix-stream.ts";

/** How a server of each kind is started; `kinds.ts` says what a scenario may ask of it. */
export const STARTERS: Readonly<Record<string, StartServer>> = {
  tcp: startTcp,
  tcp6: startTcp6,
  udp: startUdp,
  udp6: startUdp6,
  "unix-stream": startUnixStream,
  "unix-datagram": startUnixDatagram,
  http: startHttp,
  http6: startHttp6,
  https: startHttps,
  smtp: startSmtp,
  "smtp-script": startSmtpScript,
  mailhog: startMailhog,
  rsyslog: startRsyslog,
  "python-receiver": startPythonReceiver,
  "node-receiver": startNodeReceiver,
};
