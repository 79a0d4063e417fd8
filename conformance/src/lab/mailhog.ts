import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Json, Observation } from "../observation.ts";
import type { Connection } from "../testee/connection.ts";
import {
  type Address,
  LabError,
  type LabServer,
  LabUnavailableError,
  type Launch,
  type Site,
} from "./server.ts";

const SMTP_PORT = 1025;
const WEB_PORT = 8025;
const START_MS = 10_000;
const POLL_MS = 20;

/** The part of MailHog's answer that is looked at. `Raw` is what came, as text. */
const Messages = z.object({
  items: z.array(
    z.object({
      Raw: z.object({
        From: z.string(),
        To: z.array(z.string()),
        Data: z.string(),
        Helo: z.string(),
      }),
    }),
  ),
});

/**
 * Kind `mailhog`: a real mail server, run as a process of its own. What it received is asked for
 * through its API.
 */
export async function startMailhog(site: Site): Promise<LabServer> {
  const server = new MailHog(site);
  await server.start(site.launch);
  return server;
}

class MailHog implements LabServer {
  readonly address: Address;
  readonly #name: string;
  readonly #smtp: string;
  readonly #web: string;
  #daemon: Connection | undefined;
  #seen: Observation[] = [];

  constructor(site: Site) {
    const { name, host } = site;
    const [port, web] = [site.port(SMTP_PORT), site.port(WEB_PORT)];
    this.#name = name;
    this.#smtp = `${host}:${port}`;
    this.#web = `${host}:${web}`;
    this.address = { host, port, address: [host, port], url: `http://${host}:${web}` };
  }

  /** Errors: `LabUnavailableError` if it does not answer in time. */
  async start(launch: Launch): Promise<void> {
    const binds = ["-smtp-bind-addr", this.#smtp, "-api-bind-addr", this.#web];
    this.#daemon = await launch("mailhog", [...binds, "-ui-bind-addr", this.#web]);
    const until = performance.now() + START_MS;
    while (performance.now() < until) {
      if ((await this.#ask()) !== undefined) return;
      await sleep(POLL_MS);
    }
    await this.close();
    throw new LabUnavailableError(`MailHog does not answer at ${this.#web}`);
  }

  async apply(action: Json): Promise<void> {
    throw new LabError(`${this.#name} does not know the action ${JSON.stringify(action)}`);
  }

  /** A mail is in MailHog's store before its sender hears that it was taken. */
  async settle(): Promise<void> {
    this.#seen = (await this.#ask()) ?? [];
  }

  observations(): Observation[] {
    return this.#seen;
  }

  async close(): Promise<void> {
    await this.#daemon?.kill();
  }

  /** What was received, oldest first; undefined if nobody answers. */
  async #ask(): Promise<Observation[] | undefined> {
    try {
      const answer = await fetch(`http://${this.#web}/api/v2/messages?limit=250`);
      const { items } = Messages.parse(await answer.json());
      return items.toReversed().flatMap(({ Raw: { Helo, From, To, Data } }, index) => {
        const at = `lab/${this.#name}/${index + 1}`;
        const envelope = { hello: Helo, from: From, to: To };
        return [
          { at: `${at}/envelope`, value: envelope },
          { at: `${at}/data`, bytes: Buffer.from(Data).toString("base64") },
        ];
      });
    } catch {
      return undefined;
    }
  }
}
