import { answersFrom } from "./http-answer.ts";
import { HttpSink } from "./http-sink.ts";
import type { LabServer, Site } from "./server.ts";

/** Where web servers are that a program of today may use. */
const PORT = 8080;

/** Kind `http`: keeps every request, and answers 200 or as its option `answers` says. */
export async function startHttp(site: Site): Promise<LabServer> {
  const { name, host, options } = site;
  const port = site.port(PORT);
  const netloc = `${host}:${port}`;
  const sink = new HttpSink({
    name,
    host,
    port,
    address: { host, port, address: netloc, url: `http://${netloc}` },
    answers: answersFrom(options["answers"]),
    secure: undefined,
  });
  if (options["state"] !== "down") await sink.up();
  return sink;
}
