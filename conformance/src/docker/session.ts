import { setMaxListeners } from "node:events";
import { mkdtempSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NotStartedError } from "../testee/failure.ts";
import type { Patience, TesteeSource } from "../testee/testee.ts";
import { Testee } from "../testee/testee.ts";
import type { ContainerConnection } from "./container-connection.ts";
import { connectDaemon, type Docker } from "./daemon.ts";
import { DockerError, dockerFailure, reasonOf } from "./docker-error.ts";
import { builtImage, type ImageMaker, idOf, pulledImage, type Recipe } from "./images.ts";
import { type ContainerPlan, StdioContainer } from "./stdio-container.ts";

/** What a session depends on. */
export interface SessionSetting {
  readonly environment: NodeJS.ProcessEnv;
  /** Shows what is going on. */
  readonly tell: (text: string) => void;
  readonly signal: AbortSignal;
}

/** A container to start, without what every container of a session has. */
export type Order = Omit<ContainerPlan, "folder" | "labels">;

const LABEL = "logparity.harness";

/** The containers of one run, all of which go when it ends. */
export class DockerSession {
  /** A folder that is at the same path in every container; runs have their folders in it. */
  readonly folder: string;
  readonly #maker: ImageMaker;
  readonly #started = new Set<Promise<ContainerConnection>>();
  readonly #images = new Map<string, Promise<string>>();
  readonly #closing: AbortController;

  private constructor(maker: ImageMaker, closing: AbortController) {
    this.folder = maker.folder;
    this.#maker = maker;
    this.#closing = closing;
  }

  /** Connects to the daemon, and removes what runs left behind that were killed. Errors: `DockerError`. */
  static async open({ environment, tell, signal }: SessionSetting): Promise<DockerSession> {
    if (process.platform !== "linux") {
      throw new DockerError(
        "the docker oracle needs Linux, as harness and containers share one network; docs/ci.md says how to run the harness itself in a container",
      );
    }
    const docker = await connectDaemon(environment);
    await removeOrphans(docker);
    const folder = mkdtempSync(join(realpathSync(tmpdir()), "logparity-docker-"));
    const closing = new AbortController();
    const both = AbortSignal.any([signal, closing.signal]);
    setMaxListeners(0, both); // one for each image that is being built; Node warns of more than ten
    return new DockerSession({ docker, folder, tell, signal: both }, closing);
  }

  /** The image of a recipe, built at most once. Errors: `DockerError`. */
  async image(recipe: Recipe): Promise<string> {
    return this.#once(`${recipe.name}:${recipe.version}`, async () =>
      builtImage(recipe, this.#maker),
    );
  }

  /** An image from elsewhere, pulled at most once. Errors: `DockerError`. */
  async pulled(tag: string): Promise<string> {
    return this.#once(tag, async () => {
      await pulledImage(tag, this.#maker);
      return tag;
    });
  }

  async #once(key: string, make: () => Promise<string>): Promise<string> {
    const image = this.#images.get(key) ?? make();
    this.#images.set(key, image);
    return image;
  }

  /** Whether there is an image of that tag without pulling it. Errors: `DockerError`. */
  async has(tag: string): Promise<boolean> {
    return (await idOf(tag, this.#maker.docker)) !== undefined;
  }

  /** Starts a container. Errors: `NotStartedError`. */
  async start(order: Order): Promise<ContainerConnection> {
    if (this.#maker.signal.aborted) throw new NotStartedError("interrupted");
    const labels = { [LABEL]: ownMark() };
    const plan = { ...order, labels, folder: this.folder };
    const starting = new StdioContainer(plan).connect();
    this.#started.add(starting);
    try {
      return await starting;
    } catch (error) {
      const { message } = dockerFailure(`start a container of ${order.image}`, error);
      throw new NotStartedError(message);
    }
  }

  /** A testee that an image starts. Its first process is the one given here, if any. */
  source(image: string, first?: Testee): TesteeSource {
    let waiting = first;
    return {
      start: async (patience: Patience): Promise<Testee> => {
        const ready = waiting;
        waiting = undefined;
        return ready ?? Testee.greet(await this.start({ image }), patience);
      },
    };
  }

  /**
   * Makes sure that containers share this machine's network and see the session's folder: without
   * that, both sides would fail alike, and nothing would show it. Errors: `DockerError`.
   */
  async checkSharing(image: string, patience: Patience): Promise<void> {
    const program =
      "import os, sys; print(os.readlink('/proc/self/ns/net'), os.path.isfile(sys.argv[1]))";
    const file = join(this.folder, "shared"); // a folder that it lacks the daemon would make
    writeFileSync(file, "");
    const entrypoint = ["python3", "-S", "-B", "-c", program, file];
    let seen: string;
    try {
      const probe = await this.start({ image, entrypoint });
      seen = await probe.read(patience.startMs);
      await probe.kill();
    } catch (error) {
      throw dockerFailure(`run a container of ${image}`, error);
    }
    if (seen === `${readlinkSync("/proc/self/ns/net")} True`) return;
    throw new DockerError(
      "the Docker daemon does not share this machine's network and folders, as those of Docker Desktop, rootless and remote ones do not; docs/ci.md says how to run the harness beside such a daemon",
    );
  }

  /** Stops what is being pulled or built, and removes every container and the folder. */
  async close(): Promise<void> {
    this.#closing.abort();
    const settled = await Promise.allSettled(this.#started);
    await Promise.all(
      settled.map(async (one) => (one.status === "fulfilled" ? one.value.kill() : undefined)),
    );
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Who owns a container: process ids mean something within their namespace only. */
function ownMark(): string {
  return `${readlinkSync("/proc/self/ns/pid")}/${process.pid}`;
}

/** Removes containers of harnesses that were killed and whose testee did not end by itself. */
async function removeOrphans(docker: Docker): Promise<void> {
  const containers = await docker.listContainers({ all: true, filters: { label: [LABEL] } });
  const orphans = containers.filter(({ Labels }) => {
    const [namespace, pid] = (Labels[LABEL] ?? "").split("/");
    return namespace === ownMark().split("/")[0] && !isAlive(Number(pid));
  });
  await Promise.all(
    orphans.map(async ({ Id }) =>
      docker.getContainer(Id).remove({ force: true, v: true }).catch(reasonOf),
    ),
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
