import { format } from "node:util";
import { linesOf } from "./lines.ts";
import { type Answer, PROTOCOL, type Request, type RunRequest } from "./message.ts";
import { capabilities, refusal } from "./refusal.ts";
import { fieldsOf, isFields } from "./shape.ts";
import { ThreadPool } from "./thread-pool.ts";
import { version } from "./version.ts";

/* The conversation with the harness. The port itself runs in worker threads only. */

const home = process.cwd();
const able = capabilities();
const pool = new ThreadPool();
const waiting: Request[] = [];
const write = process.stdout.write.bind(process.stdout);

let labDone: (() => void) | undefined;
let isBusy = false;

process.umask(0o022);

for await (const line of linesOf(process.stdin)) {
  if (line.trim() === "") continue;
  const request: Request = JSON.parse(line);
  if (request.cmd === "lab") labDone?.();
  else waiting.push(request);
  void work();
}
if (!isBusy) process.exit();

async function work(): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) {
    if (request.cmd === "stop") process.exit();
    send(request.seq, await answer(request));
  }
  isBusy = false;
}

function send(seq: number, message: object): void {
  write(`${JSON.stringify({ seq, ...message })}\n`);
}

async function answer(request: Request): Promise<object> {
  try {
    switch (request.cmd) {
      case "start":
        return start(fieldsOf(request)["protocol"]);
      case "run":
        return await run(request.seq, checked(request));
      default:
        return { refused: `unknown command ${JSON.stringify(request.cmd)}` };
    }
  } catch (error) {
    return { failed: format(error) };
  }
}

function start(protocol: unknown): object {
  if (protocol !== PROTOCOL) return { refused: `this testee speaks protocol ${PROTOCOL}` };
  const { platform, versions } = process;
  const testee = { name: "logparity", version: version(), platform, node: versions.node };
  return { protocol: PROTOCOL, testee, capabilities: able };
}

function checked(request: Request): RunRequest {
  const { scenario, folder, clock, tz } = request;
  if (!isFields(scenario) || folder === undefined || clock === undefined || tz === undefined) {
    throw new TypeError("A run needs a scenario, folder, clock and tz");
  }
  return { ...request, scenario, folder, clock, tz };
}

async function run(seq: number, request: RunRequest): Promise<Answer> {
  const reason = refusal(request.scenario, able);
  if (reason !== undefined) return { refused: reason };
  process.chdir(request.folder); // worker threads follow, and cannot do it themselves
  try {
    return await pool.run(request, async (lab, step) => {
      send(seq, { lab, step });
      await new Promise<void>((resolve) => {
        labDone = resolve;
      });
    });
  } finally {
    process.chdir(home);
  }
}
