/** A child process of `main.ts`: logs into the pipe that its parent opened as descriptor 4. */
import { getLogger, INFO, kw } from "logparity";
import { QueueHandler } from "logparity/handlers";
import { PipeQueue } from "logparity/queue";

const [name = "child"] = process.argv.slice(2);
const log = getLogger(name);
log.setLevel(INFO);
log.addHandler(new QueueHandler(new PipeQueue(4)));

for (let count = 1; count <= 100; count++) log.info("step %d", count);
try {
  throw new TypeError("no more steps");
} catch (error) {
  log.exception("%s gives up", name, kw({ exc_info: error }));
}
process.exit(); // nothing is lost by it: the records are in the pipe
