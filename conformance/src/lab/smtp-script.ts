import type { Socket } from "node:net";
import type { Json, Observation } from "../observation.ts";
import { Door } from "./door.ts";
import { standIn } from "./secrets.ts";
import { type Address, type LabServer, type Site } from "./server.ts";
import { SCRIPT_OPTIONS, type ScriptReplies } from "./smtp-options.ts";

const PORT = 2525;

/** What a server says that has nothing against anything. */
const USUAL: ScriptReplies = {
  greeting: "220 ready",
  ehlo: "250-mx.parity.example\n250-8BITMIME\n250 SIZE",
  data: "354 go on",
  end: "250 taken", // the message
  answer: "235 welcome", // what follows a challenge
  quit: "221 bye",
  tls: "close", // the first bytes behind STARTTLS
};

/**
 * Kind `smtp-script`: says what it is told to, even what no mail server would say, and keeps every
 * byte. `close`, `reset` and `hang` stand for what they do.
 */
export async function startSmtpScript(site: Site): Promise<LabServer> {
  const { name, host, options } = site;
  const replies = SCRIPT_OPTIONS.replies.parse(options["replies"] ?? {});
  const sink = new ScriptedServer(name, host, site.port(PORT), { ...USUAL, ...replies });
  if (options["state"] !== "down") await sink.door.open();
  return sink;
}

/** What a line of the client is. */
type Turn = "command" | "message" | "answer" | "tls";

interface Talk {
  readonly socket: Socket;
  readonly lines: string[];
  turn: Turn;
  rest: string;
}

class ScriptedServer implements LabServer {
  readonly address: Address;
  readonly door: Door;
  readonly #name: string;
  readonly #replies: ScriptReplies;
  readonly #counts = new Map<string, number>();
  readonly #talks: Talk[] = [];
  #news = 0;

  constructor(name: string, host: string, port: number, replies: ScriptReplies) {
    this.#name = name;
    this.door = new Door({ name, host, port, accept: (socket) => this.#accept(socket) });
    this.#replies = replies;
    this.address = { host, port, address: [host, port] };
  }

  async apply(action: Json): Promise<void> {
    await this.door.apply(action);
  }

  async settle(): Promise<void> {
    await this.door.settle(() => this.#news);
  }

  observations(): Observation[] {
    return this.#talks.map(({ lines, rest }, index) => ({
      at: `lab/${this.#name}/${index + 1}`,
      bytes: Buffer.from(lines.join("") + rest, "latin1").toString("base64"),
    }));
  }

  async close(): Promise<void> {
    await this.door.close();
  }

  #accept(socket: Socket): void {
    const talk: Talk = { socket, lines: [], turn: "command", rest: "" };
    this.#talks.push(talk);
    this.door.visitors.add(socket);
    socket.on("error", () => undefined);
    socket.on("end", () => socket.end());
    socket.on("data", (chunk: Buffer) => {
      this.#news++;
      if (talk.turn === "tls") return this.#say(talk, "tls"); // random bytes, which nobody can compare
      const lines = (talk.rest + chunk.toString("latin1")).split(/(?<=\n)/u);
      talk.rest = lines.at(-1)?.endsWith("\n") ? "" : (lines.pop() ?? "");
      for (const line of lines) this.#hear(talk, line);
    });
    this.#say(talk, "greeting");
  }

  #hear(talk: Talk, line: string): void {
    const { turn } = talk;
    talk.lines.push(withoutSecrets(line, turn));
    if (turn === "answer") this.#say(talk, "answer");
    else if (turn === "command") this.#say(talk, line.split(/[ \r]/u)[0]?.toLowerCase() ?? "");
    else if (line === ".\r\n") this.#say(talk, "end");
  }

  #say(talk: Talk, to: string): void {
    const reply = this.#next(to);
    const { socket } = talk;
    const isSecured = talk.turn === "tls" || (to === "starttls" && reply.startsWith("220"));
    talk.turn = isSecured ? "tls" : turnAfter(reply);
    if (reply === "close") socket.end();
    else if (reply === "reset") socket.resetAndDestroy();
    else if (reply !== "hang") socket.write(`${reply.replaceAll("\n", "\r\n")}\r\n`, "latin1");
  }

  #next(to: string): string {
    const given = this.#replies[to] ?? "250 ok";
    if (typeof given === "string") return given;
    const count = this.#counts.get(to) ?? 0;
    this.#counts.set(to, count + 1);
    return given[count] ?? given.at(-1) ?? "";
  }
}

function turnAfter(reply: string): Turn {
  if (reply.startsWith("354")) return "message";
  return reply.startsWith("334") ? "answer" : "command";
}

/** A line as it is kept: as it came, but for credentials. */
function withoutSecrets(line: string, turn: Turn): string {
  if (turn === "message") return line;
  const secret = turn === "answer" ? /^\S+/u : /(?<=^AUTH \S+ )\S+/u;
  return line.replace(secret, (credentials) => standIn(credentials));
}
