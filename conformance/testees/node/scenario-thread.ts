import { format } from "node:util";
import { parentPort } from "node:worker_threads";
import { installCapture, takeOutput } from "./captured-output.ts";
import { type Answer, type FromRun, PINNED, type RunRequest } from "./message.ts";
import { pin } from "./pinned.ts";
import { config, logging } from "./port.ts";
import { RefusedError } from "./refusal.ts";
import { type AskLab, Run } from "./run.ts";
import { installClock, parseIso, setClock, standIn } from "./virtual-clock.ts";

/* What a thread does once the port is loaded: waits for a request and answers it. */

installClock();
installCapture();

const port = parentPort;
if (port === null) throw new Error("This file runs in a worker thread, started by main");
const say = (message: FromRun): void => port.postMessage(message);

let labDone: (() => void) | undefined;
const askLab: AskLab = async (lab, step) => {
  say({ lab, step });
  await new Promise<void>((resolve) => {
    labDone = resolve;
  });
};

port.on("message", (request: RunRequest | "lab done") => {
  if (request === "lab done") labDone?.();
  else void answer(request).then((answered) => say({ answer: answered }));
});

async function answer(request: RunRequest): Promise<Answer> {
  try {
    return await perform(request);
  } catch (error) {
    if (error instanceof RefusedError) return { refused: error.message };
    return { failed: format(error) };
  }
}

async function perform(request: RunRequest): Promise<Answer> {
  takeOutput(); // what was printed before belongs to nobody
  standIn(request.folder);
  setClock(parseIso(request.clock));
  pin({ ...PINNED, ...request.pinned }, request.tz);
  const run = new Run(request, askLab);
  try {
    await run.execute();
    for (const [name, content] of takeOutput()) run.observeOutput(name, content);
    return evidenceOf(run);
  } finally {
    if (request.fresh === false) tidy(run.objects);
  }
}

/** What was seen, as a list of its own: closing handlers may call hooks that go on recording. */
function evidenceOf(run: Run): Answer {
  if (run.observations.length === 0 && !run.observesLab()) {
    return { failed: "the scenario left no evidence" };
  }
  return { observations: [...run.observations] };
}

/** A run that shares its thread leaves the next neither open files nor loggers. */
function tidy(objects: Iterable<unknown>): void {
  const { root } = logging;
  for (const object of [...objects, ...root.handlers]) void close(object);
  logging.setRaiseExceptions(false); // for handlers that cannot be closed
  config.dictConfig({ version: 1 }); // forgets all handlers
  logging.setRaiseExceptions(true);
  root.handlers = [];
  root.filters = [];
  root.disabled = false;
  root.propagate = true;
  root.setLevel(logging.WARNING);
  root.manager.loggerDict.clear();
  root.manager.emittedNoHandlerWarning = false;
  logging.disable(logging.NOTSET);
}

async function close(object: unknown): Promise<void> {
  if (!(object instanceof logging.Handler)) return;
  try {
    await object.close();
  } catch {
    // a handler that cannot be closed was observed as such
  }
}
