import { writeAttribute } from "./attributes.ts";
import { raiseHere } from "./call-site.ts";
import { actOnFiles } from "./file-steps.ts";
import { call, construct } from "./library.ts";
import { log } from "./log-step.ts";
import { logging, python } from "./port.ts";
import type { Run } from "./run.ts";
import { fieldsOf, listOf, numberOf, textOf } from "./shape.ts";
import { subclass } from "./subclass-step.ts";
import { decode, decodeFields, decodeList } from "./values.ts";
import { advance, parseIso, setClock, settleFiles } from "./virtual-clock.ts";
import type { Verb } from "./vocabulary.ts";

type Step = (run: Run, body: unknown, path: string) => void | Promise<void>;

/** The verbs of a scenario. */
export const verbs: Readonly<Record<Verb, Step>> = {
  new: (run, body) => {
    for (const [name, given] of Object.entries(fieldsOf(body))) {
      const { class: path, args, kw } = fieldsOf(given);
      const [positional, keywords] = [decodeList(run, args), decodeFields(run, kw)];
      run.bind(name, construct(run.resolveClass(textOf(path)), positional, keywords));
    }
  },
  set: (run, body) => {
    for (const [path, value] of Object.entries(fieldsOf(body))) {
      const dot = path.lastIndexOf(".");
      if (dot < 0) throw new TypeError(`set takes an attribute, which ${path} is not`);
      writeAttribute(run.resolve(path.slice(0, dot)), path.slice(dot + 1), decode(run, value));
    }
  },
  get: (run, body, path) => {
    const { of, as } = typeof body === "string" ? { of: body } : fieldsOf(body);
    const value = run.resolve(textOf(of));
    if (as !== undefined) run.bind(textOf(as), value);
    if (value instanceof logging.LogRecord) run.observeRecord(path, value);
    else run.observeValue(path, value);
  },
  call: callStep,
  graph: (run, _, path) => run.observeGraph(path),
  log: (run, body) => log(run, fieldsOf(body)),
  burst: (run, body, path) => {
    const fields = fieldsOf(body);
    for (let number = 1; number <= numberOf(fields["times"]); number++) {
      run.stepNow(`${path}[${number}]`, () => log(run, fields));
    }
  },
  repeat,
  subclass,
  fs: actOnFiles,
  clock: (_, body) => {
    const { set, advance: seconds } = fieldsOf(body);
    settleFiles(); // whatever was written until now was written at the old time
    if (set === undefined) advance(numberOf(seconds));
    else setClock(parseIso(textOf(set)));
  },
  except: async (run, body, path) => {
    const { error, steps } = fieldsOf(body);
    await handling(run, decode(run, error), () => run.steps(listOf(steps), `${path}.`));
  },
  task: (run, body, path) => {
    const { name, steps } = fieldsOf(body);
    return python.inTask(textOf(name), () => run.steps(listOf(steps), `${path}.`));
  },
  lab: (run, body, path) => run.askLab(body, path),
};

function callStep(run: Run, body: unknown, path: string): void | Promise<void> {
  const { of, args, kw, as, raises } = fieldsOf(body);
  const [positional, keywords] = [decodeList(run, args), decodeFields(run, kw)];
  const keepError = (error: unknown): never => {
    if (raises !== undefined) run.bind(textOf(raises), error);
    throw error;
  };
  const result = attempt(() => call(run.target(textOf(of)), positional, keywords), keepError);
  const finish = (value: unknown): void => {
    if (as !== undefined) run.bind(textOf(as), value);
    run.observeValue(path, value);
  };
  if (!(result instanceof Promise)) return finish(result);
  return run.isInsideHook ? finish(null) : result.then(finish, keepError);
}

function attempt<T>(action: () => T, failed: (error: unknown) => never): T {
  try {
    return action();
  } catch (error) {
    return failed(error);
  }
}

async function repeat(run: Run, body: unknown, path: string): Promise<void> {
  const { times, as, steps } = fieldsOf(body);
  const outer = new Map(run.loop);
  for (let number = 1; number <= numberOf(times); number++) {
    if (as !== undefined) run.loop.set(textOf(as), number);
    await run.steps(listOf(steps), `${path}.`, `[${number}]`);
  }
  run.loop.clear();
  for (const [name, value] of outer) run.loop.set(name, value);
}

async function handling(run: Run, error: unknown, body: () => Promise<void>): Promise<void> {
  if (!(error instanceof Error)) throw new TypeError("except takes an $error");
  raiseHere(error);
  run.handled.push(error);
  try {
    await body();
  } finally {
    run.handled.pop();
  }
}
