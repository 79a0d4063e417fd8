/** Logs into the pipe that is descriptor 3: small records, a large one and an error; then ends at once. */
import { kw, Logger, type LogRecord } from "logparity";
import { QueueHandler } from "logparity/handlers";
import { PipeQueue } from "logparity/queue";

/** Sends records with their errors, not with the text of these. */
class WholeRecords extends QueueHandler {
  override prepare(record: LogRecord): LogRecord {
    return record;
  }
}

const log = new Logger("child");
log.addHandler(new WholeRecords(new PipeQueue(3)));
for (let count = 1; count <= 300; count++) log.info("record %d", count);
log.info("x".repeat(1_000_000));
log.error("failed", kw({ exc_info: new RangeError("too much") }));
process.kill(process.pid, "SIGKILL");
