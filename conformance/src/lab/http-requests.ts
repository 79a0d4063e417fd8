import { standIn } from "./secrets.ts";

/** Cuts what a client sends into requests. */
export class RequestCutter {
  #received: Buffer = Buffer.alloc(0);

  /** Adds bytes, and returns the requests that are complete by now. */
  add(chunk: Buffer): Buffer[] {
    this.#received = Buffer.concat([this.#received, chunk]);
    const requests: Buffer[] = [];
    for (let length = this.#complete(); length > 0; length = this.#complete()) {
      requests.push(this.#received.subarray(0, length));
      this.#received = this.#received.subarray(length);
    }
    return requests;
  }

  /** Length of the first request, 0 if it is not all there. */
  #complete(): number {
    const head = this.#received.indexOf("\r\n\r\n");
    if (head < 0) return 0;
    const text = this.#received.toString("latin1", 0, head);
    const body = Number(/^content-length: *(?<length>\d+)/imu.exec(text)?.groups?.["length"] ?? 0);
    const length = head + 4 + body;
    return length <= this.#received.length ? length : 0;
  }
}

/** A request as it is kept: as it came, but for credentials. */
export function withoutSecrets(request: Buffer): Buffer {
  const text = request
    .toString("latin1")
    .replace(/(?<=^authorization: basic )\S+/imu, (credentials) => standIn(credentials));
  return Buffer.from(text, "latin1");
}
