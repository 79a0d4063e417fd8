import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { Json, Observation } from "../observation.ts";
import { Door } from "./door.ts";
import { type Answer, answerFrom, giveAnswer } from "./http-answer.ts";
import { RequestCutter, withoutSecrets } from "./http-requests.ts";
import { type Address, type LabServer } from "./server.ts";

/** What tells HTTP from HTTPS, and one server from another. */
export interface HttpPlace {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly address: Address;
  /** One for each request; the last one for all that follow. */
  readonly answers: readonly Answer[];
  /** Said to everybody who connects, before anybody asked. */
  readonly greeting: string;
  /** What lies between a connection and HTTP; undefined for nothing. */
  readonly secure: ((socket: Socket) => TLSSocket) | undefined;
}

interface Request {
  readonly bytes: Buffer;
  readonly tls: Json | undefined;
}

/** Keeps every request as it came, and answers as it is told. */
export class HttpSink implements LabServer {
  readonly #place: HttpPlace;
  readonly #requests: Request[] = [];
  readonly #door: Door;
  #answers: readonly Answer[];
  #news = 0;

  constructor(place: HttpPlace) {
    const { name, host, port } = place;
    this.#place = place;
    this.#door = new Door({ name, host, port, accept: (socket) => this.#accept(socket) });
    this.#answers = place.answers;
  }

  get address(): Address {
    return this.#place.address;
  }

  async apply(action: Json): Promise<void> {
    if (typeof action === "object" && action !== null && "answer" in action) {
      this.#answers = [answerFrom(action["answer"])];
    } else {
      await this.#door.apply(action);
    }
  }

  /** Listens. */
  async up(): Promise<void> {
    await this.#door.open();
  }

  async settle(): Promise<void> {
    await this.#door.settle(() => this.#news);
  }

  observations(): Observation[] {
    return this.#requests.flatMap(({ bytes, tls }, index): Observation[] => {
      const at = `lab/${this.#place.name}/${index + 1}`;
      const request = { at, bytes: withoutSecrets(bytes).toString("base64") };
      return tls === undefined ? [request] : [request, { at: `${at}/tls`, value: tls }];
    });
  }

  async close(): Promise<void> {
    await this.#door.close();
  }

  #accept(socket: Socket): void {
    socket.on("error", () => undefined);
    const secured = this.#place.secure?.(socket);
    const stream = secured ?? socket;
    this.#door.visitors.add(socket, stream);
    stream.on("error", () => undefined);
    stream.on("end", () => stream.end());
    stream.write(this.#place.greeting);
    const cutter = new RequestCutter();
    const reset = (): void => void socket.resetAndDestroy();
    stream.on("data", (chunk: Buffer) => {
      this.#news++;
      for (const bytes of cutter.add(chunk)) {
        this.#requests.push({ bytes, tls: secured && describe(secured) });
        void giveAnswer(this.#answerTo(bytes), { stream, reset });
      }
    });
  }

  #answerTo(request: Buffer): Answer {
    const answer = this.#answers[this.#requests.length - 1] ?? this.#answers.at(-1) ?? 200;
    const isTunnel = answer === 200 && request.toString("latin1", 0, 8) === "CONNECT ";
    return isTunnel ? "HTTP/1.1 200 Go ahead\r\n\r\n" : answer; // no body may come before the tunnel's
  }
}

/** What a client said of itself and of the server when TLS began. */
function describe(socket: TLSSocket): Json {
  const { CN } = socket.getPeerCertificate().subject ?? {};
  const named = "servername" in socket && typeof socket.servername === "string";
  return {
    protocol: socket.alpnProtocol || null,
    server: named ? String(socket.servername) : null,
    client: CN === undefined ? null : String(CN),
  };
}
