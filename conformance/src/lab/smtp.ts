import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import type { Json, Observation } from "../observation.ts";
import { Door } from "./door.ts";
import { tlsAddress } from "./https.ts";
import { type Address, type LabServer, type Site } from "./server.ts";
import { type SmtpOptions, smtpOptions } from "./smtp-options.ts";
import { judge, serverOptions } from "./smtp-policy.ts";
import { isSaid, type LogEntry, said, type Talk } from "./smtp-talk.ts";

/** Where mail servers are that a program of today may use. */
const PORT = 2525;
/** The address that the certificates are for. */
const TLS_HOST = "127.0.0.1";

/** Kind `smtp`: keeps what was said and every message, and refuses what its options name. */
export async function startSmtp(site: Site): Promise<LabServer> {
  const options = smtpOptions(site.options);
  const isSecure = options.certificate !== undefined;
  const host = isSecure ? TLS_HOST : site.host;
  const port = isSecure ? site.port(PORT, 6) : site.port(PORT);
  const sink = new SmtpSink(site.name, host, port, options);
  if (options.state !== "down") await sink.door.open();
  return sink;
}

class SmtpSink implements LabServer {
  readonly address: Address;
  readonly door: Door;
  readonly #name: string;
  readonly #options: SmtpOptions;
  readonly #smtp: SMTPServer;
  readonly #talks: Talk[] = [];
  #news = 0;

  constructor(name: string, host: string, port: number, options: SmtpOptions) {
    this.#name = name;
    this.door = new Door({ name, host, port, accept: (socket) => this.#accept(socket) });
    this.#options = options;
    this.address = { host, port, address: [host, port], ...(options.certificate && tlsAddress()) };
    this.#smtp = new SMTPServer({
      ...serverOptions(options),
      logger: this.#logger(),
      onSecure: (socket, session, done) => {
        this.#note(session.id, `TLS: ${describe(socket)}`);
        done();
      },
      onData: (stream, session, done) => this.#receive(stream, session.id, done),
    });
    this.#smtp.on("error", () => undefined);
  }

  async apply(action: Json): Promise<void> {
    await this.door.apply(action);
  }

  async settle(): Promise<void> {
    await this.door.settle(() => this.#news);
  }

  observations(): Observation[] {
    return this.#talks.flatMap(({ lines, messages }, index): Observation[] => {
      const at = `lab/${this.#name}/${index + 1}`;
      const dialogue = Buffer.from(`${lines.join("\n")}\n`).toString("base64");
      const data = messages.map((message) => ({
        at: `${at}/data`,
        bytes: message.toString("base64"),
      }));
      return [{ at: `${at}/dialogue`, bytes: dialogue }, ...data];
    });
  }

  async close(): Promise<void> {
    await this.door.close();
  }

  #accept(socket: Socket): void {
    this.#talks.push({ lines: [], messages: [] });
    this.door.visitors.add(socket);
    socket.on("end", () => socket.end());
    this.#smtp.connect(socket, { id: String(this.#talks.length) });
    const connection = [...this.#smtp.connections].at(-1);
    if (connection === undefined) return;
    // Waiting 100 ms for those who talk too soon would be most of the time that a scenario takes.
    connection.connectionReady();
    connection.connectionReady = () => undefined;
  }

  #receive(stream: SMTPServerDataStream, id: string, done: (error?: Error | null) => void): void {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("error", () => undefined);
    stream.on("end", () => {
      this.#talks[Number(id) - 1]?.messages.push(Buffer.concat(chunks));
      judge(this.#options, "data", done);
    });
  }

  #logger(): Record<string, (entry: LogEntry, message: string, ...values: unknown[]) => void> {
    const log = (entry: LogEntry, message: string, ...values: unknown[]): void => {
      this.#news++;
      if (!isSaid(entry) || entry.cid === undefined) return;
      for (const line of said(message, values)) this.#note(entry.cid, line);
    };
    const levels = ["trace", "debug", "info", "warn", "error", "fatal"];
    return Object.fromEntries(levels.map((level) => [level, log]));
  }

  #note(id: string, line: string): void {
    this.#talks[Number(id) - 1]?.lines.push(line);
  }
}

/** What a client said of itself and of the server when TLS began. */
function describe(socket: Socket | TLSSocket): string {
  if (!(socket instanceof TLSSocket)) return "none";
  const { CN = "nobody" } = socket.getPeerCertificate().subject ?? {};
  const named = "servername" in socket && typeof socket.servername === "string";
  return `from ${String(CN)} to ${named ? String(socket.servername) : "no name"}`;
}
