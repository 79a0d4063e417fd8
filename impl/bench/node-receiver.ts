/**
 * Our receiver, to be measured.
 *
 * Usage: node-receiver.ts RECORDS; says its port, and then a line each time so many records came.
 */
import { getLogger, Handler } from "logparity";
import { SocketReceiver } from "logparity/receiver";

const records = Number(process.argv[2]);

class Counter extends Handler {
  #count = 0;

  override emit(): void {
    this.#count++;
    if (this.#count % records === 0) console.log(this.#count);
  }
}

getLogger().addHandler(new Counter());
const receiver = new SocketReceiver("127.0.0.1", 0);
const [, port] = await receiver.listen();
console.log(port);
