/**
 * A log server in Node, made with the port's own receivers: the counterpart of `receiver.py`.
 *
 * Usage: receiver.js TRANSPORT HOST PORT, or TRANSPORT PATH; notes on standard output, one JSON line
 * a record, what a handler then sees.
 */
import { Formatter, getLogger, Handler, type LogRecord } from "logparity";
import { float, repr } from "logparity/python";
import { DatagramReceiver, SocketReceiver } from "logparity/receiver";

/** Attributes that Python always holds as float. */
const FLOATS: ReadonlySet<string> = new Set(["created", "msecs", "relativeCreated"]);

function note(kind: string, value: unknown): void {
  process.stdout.write(`${JSON.stringify({ [kind]: value })}\n`);
}

/** Notes the text of a record and the `repr` of all its attributes. */
class Noting extends Handler {
  override emit(record: LogRecord): void {
    const attributes = Object.entries(record).filter(isSent).map(shown); // before formatting adds some
    note("record", { text: this.format(record), attributes });
  }
}

/** Receivers before Python 3.12 have no `taskName` where nothing was sent. */
function isSent([name, value]: [string, unknown]): boolean {
  return name !== "taskName" || value !== null;
}

function shown([name, value]: [string, unknown]): [string, string] {
  return [name, repr(FLOATS.has(name) && typeof value === "number" ? float(value) : value)];
}

const [transport = "", host = "", port] = process.argv.slice(2);
const noting = new Noting();
noting.setFormatter(new Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"));
getLogger().addHandler(noting);

const Kind = transport === "tcp" || transport === "unix-stream" ? SocketReceiver : DatagramReceiver;
const receiver = new Kind(host, port === undefined ? null : Number(port), {
  onError: (error) => note("failed", String(error)),
});
await receiver.listen();
note("serving", true);
