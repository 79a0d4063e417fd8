/**
 * A log server in Node, made with the port's own receivers: the counterpart of `receiver.py`.
 *
 * Lines on standard input say where to serve and when to stop, as often as there are runs. It notes
 * on standard output, one JSON line a record, what a handler then sees.
 */
import { createInterface } from "node:readline";
import { Formatter, getLogger, Handler, type LogRecord } from "logparity";
import { float, repr } from "logparity/python";
import { DatagramReceiver, SocketReceiver } from "logparity/receiver";

type Receiver = SocketReceiver | DatagramReceiver;

/** What a line asks to serve: a transport at a host and a port, or at a path. */
interface Place {
  readonly transport: string;
  readonly host?: string;
  readonly port?: number;
  readonly path?: string;
}

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

const noting = new Noting();
noting.setFormatter(new Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"));
getLogger().addHandler(noting);

async function serve({ transport, host, port, path }: Place): Promise<Receiver> {
  const isStream = transport === "tcp" || transport === "unix-stream";
  const receiver = new (isStream ? SocketReceiver : DatagramReceiver)(
    path ?? host ?? "",
    port ?? null,
    {
      onError: (error) => note("failed", String(error)),
    },
  );
  await receiver.listen();
  return receiver;
}

let serving: Receiver | undefined;
for await (const line of createInterface({ input: process.stdin })) {
  const { serve: place }: { serve?: Place } = JSON.parse(line);
  if (place === undefined) await serving?.close();
  else serving = await serve(place);
  note(place === undefined ? "stopped" : "serving", true);
}
