import type { Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import { authority, certificate, certificateOption } from "./certificates.ts";
import { answersFrom } from "./http-answer.ts";
import { HttpSink } from "./http-sink.ts";
import type { LabServer, Site } from "./server.ts";

const PORT = 8443;
/** The address that the certificates are for; the port is the scenario's own instead. */
const HOST = "127.0.0.1";

/** Kind `https`: as `http`, with the certificate that its option `certificate` names. */
export async function startHttps(site: Site): Promise<LabServer> {
  const { name, options } = site;
  const port = site.port(PORT, 6); // as on ::1, which scenarios share too
  const netloc = `${HOST}:${port}`;
  const sink = new HttpSink({
    name,
    host: HOST,
    port,
    address: {
      host: HOST,
      port,
      address: netloc,
      url: `https://${netloc}`,
      ...tlsAddress(),
    },
    answers: answersFrom(options["answers"]),
    greeting: "",
    secure: securing(certificateOption(options["certificate"]) ?? "server"),
  });
  if (options["state"] !== "down") await sink.up();
  return sink;
}

/** What a client of a TLS server may need: the authority, and a certificate to log in with. */
export function tlsAddress(): Readonly<Record<string, string>> {
  const { cert, key } = certificate("client");
  return { authority: authority(), client_certificate: cert, client_key: key };
}

function securing(shown: string): (socket: Socket) => TLSSocket {
  const secureContext = createSecureContext({ ...certificate(shown), ca: authority() });
  return (socket) =>
    new TLSSocket(socket, {
      isServer: true,
      secureContext,
      ALPNProtocols: ["http/1.1"],
      requestCert: true, // asked for, and not insisted on
      rejectUnauthorized: false,
    });
}
