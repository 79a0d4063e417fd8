import { DockerError } from "../docker/docker-error.ts";
import { launchInDocker } from "../docker/programs.ts";
import { nodeRecipe, pythonRecipe } from "../docker/recipes.ts";
import type { DockerSession } from "../docker/session.ts";
import { InterruptedError } from "../engine/collect.ts";
import type { Port } from "../engine/run.ts";
import type { Launch } from "../lab/server.ts";
import { type Column, NoOracleError } from "../oracle/column.ts";
import { minorOf, SUPPORTED } from "../oracle/version.ts";
import { ProgressLine } from "../report/progress.ts";
import { NotStartedError, TesteeFailure } from "../testee/failure.ts";
import { Testee } from "../testee/testee.ts";
import { patience } from "./patience.ts";
import type { Terminal } from "./terminal.ts";

/** What a run takes out of containers. */
export interface DockerSide {
  readonly columns: readonly Column[];
  /** The port on the Nodes that were asked for; undefined where none were. */
  readonly ports: readonly Port[] | undefined;
  readonly launch: Launch;
  /** Folder that containers share. */
  readonly folder: string;
}

/** What is wanted out of containers. */
interface Wanted {
  /** Minor or full versions of CPython; without them every supported minor. */
  readonly python: readonly string[] | undefined;
  /** Versions of Node. */
  readonly node: readonly string[] | undefined;
}

const OLDEST_NODE = [22, 22] as const; // that testcontainers runs on

/**
 * Starts a container for each version, hands them to `use`, and removes them however that ends.
 *
 * Errors: `DockerError`, `InterruptedError`, those of `use`.
 */
export async function withDocker<T>(
  wanted: Wanted,
  terminal: Terminal,
  use: (side: DockerSide) => Promise<T>,
): Promise<T> {
  checkNode(process.versions.node);
  // What imports testcontainers is loaded only here: it would fail on an older Node.
  const { DockerSession } = await import("../docker/session.ts");
  const { environment, signal } = terminal;
  const progress = new ProgressLine(terminal);
  const tell = (text: string): void => progress.say(text);
  const session = await DockerSession.open({ environment, signal, tell });
  try {
    const side = await interruptible(startAll(session, wanted, terminal), signal);
    progress.clear();
    return await use(side);
  } finally {
    progress.clear();
    await session.close();
  }
}

/** What `doctor` says of Docker: the daemon and the official images it has, or why it cannot be used. */
export async function inspectDocker(environment: NodeJS.ProcessEnv): Promise<string[]> {
  try {
    checkNode(process.versions.node);
    const { connectDaemon, describe } = await import("../docker/daemon.ts");
    return await describe(await connectDaemon(environment));
  } catch (error) {
    if (!(error instanceof DockerError)) throw error;
    return [error.message];
  }
}

function checkNode(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [least, leastMinor] = OLDEST_NODE;
  if (major > least || (major === least && minor >= leastMinor)) return;
  throw new DockerError(
    `the docker oracle needs Node ${least}.${leastMinor} or newer under the harness, and this is ${version}; --node judges the port on others`,
  );
}

async function startAll(
  session: DockerSession,
  { python = SUPPORTED, node }: Wanted,
  terminal: Terminal,
): Promise<DockerSide> {
  const [found, ports] = await Promise.all([
    Promise.all(python.map(async (version) => pythonColumn(session, version, terminal))),
    node && Promise.all(node.map(async (version) => nodePort(session, version, terminal))),
  ]);
  const image = found.at(-1)?.image ?? ""; // any CPython will do for what is not about its version
  await session.checkSharing(image, patience(terminal.environment));
  const columns = found.map(({ column }) => column);
  return { columns, ports, launch: launchInDocker(session, image), folder: session.folder };
}

/** A CPython, and the image that it is in. */
interface Found {
  readonly column: Column;
  readonly image: string;
}

async function pythonColumn(
  session: DockerSession,
  wanted: string,
  terminal: Terminal,
): Promise<Found> {
  const start = async (tag: string): Promise<Found> => {
    const image = await session.image(pythonRecipe(tag));
    const first = await greeted(session, image, terminal);
    const { version } = first.info;
    const containers = session.source(image, first);
    return { image, column: { python: version, source: "docker", containers } };
  };
  const minor = minorOf(wanted);
  const tags = minor === wanted || (await session.has(`python:${wanted}-slim`)) ? [] : [minor];
  for (const tag of [...tags, wanted]) {
    if (tag !== wanted && !(await session.has(`python:${tag}-slim`))) continue;
    const found = await start(tag);
    const { python } = found.column;
    if (python === wanted || (tag === wanted && minorOf(python) === minor)) return found;
  }
  throw new NoOracleError(`the image python:${wanted}-slim has another CPython`);
}

async function nodePort(session: DockerSession, wanted: string, terminal: Terminal): Promise<Port> {
  const image = await session.image(nodeRecipe(wanted));
  const first = await greeted(session, image, terminal);
  const node = first.info.node ?? wanted;
  return { label: `port on Node ${node}`, command: session.source(image, first), node };
}

/** Starts the first testee of an image. Errors: `DockerError`. */
async function greeted(
  session: DockerSession,
  image: string,
  { environment }: Terminal,
): Promise<Testee> {
  const limits = patience(environment);
  try {
    return await session.source(image).start(limits);
  } catch (error) {
    if (error instanceof NotStartedError) throw new DockerError(error.message);
    if (!(error instanceof TesteeFailure)) throw error;
    throw new DockerError(`the testee of ${image} does not answer: ${error.message}`);
  }
}

/** Does not wait for images any longer once the run is interrupted. Errors: `InterruptedError`. */
async function interruptible<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const interrupted = new Promise<never>((_, reject) => {
    stop = (): void => reject(new InterruptedError("interrupted"));
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([work, interrupted]);
  } finally {
    if (stop !== undefined) signal.removeEventListener("abort", stop);
    work.catch(() => {}); // what fails after an interruption does so because of it
    interrupted.catch(() => {});
  }
}
