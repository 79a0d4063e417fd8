import { answersFrom } from "./http-answer.ts";
import { HttpSink } from "./http-sink.ts";
import type { LabServer, Site } from "./server.ts";

/** Where web servers are that a program of today may use. */
const PORT = 8080;

/** Kind `http`: keeps every request, and answers 200 or as its option `answers` says. */
export async function startHttp(site: Site): Promise<LabServer> {
  return start(site, site.host, site.host, site.port(PORT));
}

/** Kind `http6`: as `http`, on `::1`. */
export async function startHttp6(site: Site): Promise<LabServer> {
  return start(site, "::1", "[::1]", site.port(PORT, 6));
}

async function start(
  { name, options }: Site,
  host: string,
  shown: string,
  port: number,
): Promise<LabServer> {
  const netloc = `${shown}:${port}`;
  const sink = new HttpSink({
    name,
    host,
    port,
    address: { host, port, address: netloc, url: `http://${netloc}` },
    answers: answersFrom(options["answers"]),
    greeting: greetingOf(options["greeting"]),
    secure: undefined,
  });
  if (options["state"] !== "down") await sink.up();
  return sink;
}

function greetingOf(given: unknown): string {
  return typeof given === "string" ? given : "";
}
