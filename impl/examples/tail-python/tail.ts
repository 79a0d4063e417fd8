/**
 * Shows what a Python service logs, while it logs it.
 *
 *     node tail.ts            then, in another terminal:            python3 service.py
 */

import { Formatter } from "logparity";
import { DEFAULT_TCP_LOGGING_PORT } from "logparity/handlers";
import { SocketReceiver } from "logparity/receiver";

const wanted = Number(process.argv[2] ?? DEFAULT_TCP_LOGGING_PORT);

const receiver = new SocketReceiver("localhost", wanted);
const [host, port] = await receiver.listen();
console.log(`listening on ${host}, port ${port}`);

const formatter = new Formatter("%(levelname)-8s %(name)s, process %(process)d: %(message)s");
for await (const record of receiver.records()) {
  console.log(formatter.format(record)); // with the traceback, where the service logged an exception
}
