import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { repr } from "logparity/python";
import { say } from "./world.mjs";

/** A server that somebody else runs; its address is an argument: --NAME=HOST:PORT. */
export function elsewhere(name) {
  const given = process.argv.slice(3).find((word) => word.startsWith(`--${name}=`));
  if (given === undefined) {
    console.error(`say where the server is: FOLDER --${name}=HOST:PORT`);
    process.exit(2);
  }
  const [host, port] = given.slice(name.length + 3).split(/:(?=\d+$)/u);
  const address = [host, Number(port)];
  return { host, port: Number(port), address, url: `${host}:${port}`, show: async () => {} };
}

/** A server that keeps what it gets, and answers what `answer` says to it. */
export class Sink {
  received = [];
  #open = new Set();
  #listener;

  constructor(name, kind, host, port, answer) {
    Object.assign(this, { name, kind, host, port, answer });
    this.path = kind === "unix" ? host : undefined;
    this.address = this.path ?? [host, port];
    this.url = `http://${host}:${port}`;
  }

  async up() {
    if (this.kind === "udp") {
      this.#listener = createSocket(this.host.includes(":") ? "udp6" : "udp4");
      this.#listener.on("message", (data) => this.received.push(data));
      this.#listener.bind(this.port, this.host);
    } else {
      this.#listener = createServer((connection) => this.#read(connection));
      this.#listener.listen(
        this.path === undefined ? { host: this.host, port: this.port } : this.path,
      );
    }
    await once(this.#listener, "listening");
    return this;
  }

  #read(connection) {
    const number = this.received.push(Buffer.alloc(0)) - 1;
    this.#open.add(connection);
    connection.on("error", () => {});
    this.answer?.(connection, "", true);
    connection.on("data", (data) => {
      this.received[number] = Buffer.concat([this.received[number], data]);
      this.answer?.(connection, this.received[number].toString("latin1"), false);
    });
  }

  /** Ends the connections that stand. */
  async close(how = "destroy") {
    await sleep(100);
    for (const connection of this.#open) connection[how]();
    this.#open.clear();
    await sleep(50);
  }

  async reset() {
    await this.close("resetAndDestroy");
  }

  async down() {
    if (this.kind !== "udp") await this.close();
    this.#listener.close();
    await once(this.#listener, "close");
  }

  /** Prints what arrived: a line a connection or datagram. */
  async show() {
    await sleep(200);
    for (const [index, data] of this.received.entries()) {
      say(`lab/${this.name}/${index + 1}`, repr(data));
    }
    this.#listener?.close();
    for (const connection of this.#open) connection.destroy();
  }
}

/** Answers each whole request with 200. */
export function answerHttp(connection, seen, begins) {
  const [head, body] = seen.split("\r\n\r\n", 2);
  const length = Number(/^content-length: *(\d+)/imu.exec(head)?.[1] ?? 0);
  if (begins || body === undefined || body.length < length) return;
  connection.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

/** Says yes to every command. */
export function answerSmtp(connection, seen, begins) {
  const data = seen.indexOf("\r\ndata\r\n");
  const mail = data < 0 ? "" : seen.slice(data + 8);
  if (begins) connection.write("220 mx.parity.example ESMTP\r\n");
  else if (!seen.endsWith("\r\n") || (mail !== "" && !mail.includes("\r\n.\r\n"))) return;
  else if (data >= 0 && mail === "") connection.write("354 go on\r\n");
  else if (seen.endsWith("quit\r\n")) connection.end("221 bye\r\n");
  else connection.write("250 fine\r\n");
}
