import { existsSync } from "node:fs";
import { connect } from "node:net";
import { getContainerRuntimeClient } from "testcontainers";
import { z } from "zod";
import { executablesOn } from "../machine/executables.ts";
import { NODES, SUPPORTED } from "../oracle/version.ts";
import { DockerError, dockerFailure } from "./docker-error.ts";
import { MAILHOG, RSYSLOG } from "./recipes.ts";

/** The daemon's API, as testcontainers found it. */
export type Docker = Awaited<
  ReturnType<typeof getContainerRuntimeClient>
>["container"]["dockerode"];

const USUAL_SOCKET = "/var/run/docker.sock";

/** Finds the Docker daemon of this machine. Errors: `DockerError`, which says what is wrong with it. */
export async function connectDaemon(environment: NodeJS.ProcessEnv): Promise<Docker> {
  const { DOCKER_HOST } = environment;
  const isGiven = DOCKER_HOST !== undefined && DOCKER_HOST !== "";
  if (isGiven) await checkHost(DOCKER_HOST, environment);
  // No port is ever asked for: testcontainers need not find out, with containers, where they are.
  process.env["TESTCONTAINERS_HOST_OVERRIDE"] ??= "127.0.0.1";
  const docker = await found();
  if (docker === undefined && !isGiven) await checkSocket(USUAL_SOCKET, environment);
  // testcontainers passes over a DOCKER_HOST that does not answer well and takes another daemon.
  if (docker !== undefined && (!isGiven || isAt(docker, DOCKER_HOST))) return docker;
  const where = isGiven ? DOCKER_HOST : USUAL_SOCKET;
  throw new DockerError(`the Docker daemon at ${where} gives no sensible answer`);
}

/** What there is to use, in lines. Errors: `DockerError`. */
export async function describe(docker: Docker): Promise<string[]> {
  try {
    const [{ Version: version, Os: os, Arch: arch }, images] = await Promise.all([
      docker.version(),
      docker.listImages(),
    ]);
    const tags = new Set(images.flatMap(({ RepoTags }) => RepoTags ?? []));
    const wanted = [
      ...SUPPORTED.map((python) => `python:${python}-slim`),
      ...NODES.map((node) => `node:${node}-slim`),
      RSYSLOG.base,
      MAILHOG,
    ];
    const missing = wanted.filter((tag) => !tags.has(tag));
    const rest =
      missing.length > 0
        ? `pulled when they are needed: ${missing.join(" ")}`
        : "all images are here";
    return [`daemon ${version}, ${os} ${arch}`, rest];
  } catch (error) {
    throw dockerFailure("ask the Docker daemon what it has", error);
  }
}

async function found(): Promise<Docker | undefined> {
  try {
    const { container } = await getContainerRuntimeClient();
    return container.dockerode;
  } catch {
    return undefined; // its message says nothing of the reason
  }
}

/** What is known of a connection to the daemon; docker-modem has no types for it. */
const Place = z.object({ socketPath: z.string().optional(), host: z.string().optional() });

function isAt({ modem }: Docker, host: string): boolean {
  const { protocol, pathname, hostname } = new URL(host);
  const place = Place.safeParse(modem).data ?? {};
  return protocol === "unix:" || protocol === "npipe:"
    ? place.socketPath === pathname
    : place.host === hostname;
}

async function checkHost(host: string, environment: NodeJS.ProcessEnv): Promise<void> {
  if (!URL.canParse(host)) throw new DockerError(`DOCKER_HOST=${host} is no address of a daemon`);
  const { protocol, pathname, hostname, port } = new URL(host);
  if (protocol === "unix:") await checkSocket(pathname, environment);
  else if (protocol !== "npipe:") {
    const code = await refusal({ host: hostname, port: Number(port) });
    if (code !== undefined) {
      throw new DockerError(`no Docker daemon answers at DOCKER_HOST=${host} (${code})`);
    }
  }
}

/** Errors: `DockerError` where nobody can be reached at a socket. */
async function checkSocket(path: string, { PATH = "" }: NodeJS.ProcessEnv): Promise<void> {
  const code = await refusal({ path });
  if (code === undefined) return;
  if (code === "EACCES" || code === "EPERM") {
    throw new DockerError(
      `no permission to use the Docker daemon at ${path}; join its group (docker, as a rule), or run as root`,
    );
  }
  if (!existsSync(path) && executablesOn(PATH, /^dockerd?(?:\.exe)?$/u).length === 0) {
    throw new DockerError(
      `Docker is not installed: there is neither a program docker on PATH nor a socket ${path}; --oracle local and --oracle recorded need none`,
    );
  }
  throw new DockerError(
    `the Docker daemon is not running: nobody answers at ${path}; start it, for example with systemctl start docker`,
  );
}

/** The system's error code if nobody can be reached there. */
async function refusal(
  where: { path: string } | { host: string; port: number },
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(where, () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.on("error", (error) => resolve("code" in error ? String(error.code) : error.message));
  });
}
