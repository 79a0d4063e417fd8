import { connectDaemon, type Docker } from "#conformance/docker/daemon.js";
import { requires } from "./require.ts";

let daemon: Promise<Docker | string> | undefined;

/** The Docker daemon. Skips the running test, by the key `docker`, where there is none. */
export async function docker(): Promise<Docker> {
  daemon ??= connectDaemon(process.env).catch((error: Error) => error.message);
  const found = await daemon;
  requires("docker", typeof found === "string" ? found : undefined);
  if (typeof found === "string") throw new Error(found);
  return found;
}

/** Containers of one harness, also those that have ended. */
export async function containersOf(pid: number | undefined): Promise<ContainerInfo[]> {
  const all = await (await docker()).listContainers({ all: true });
  return all.filter(({ Labels }) => Labels["logparity.harness"]?.endsWith(`/${pid}`));
}

type ContainerInfo = Awaited<ReturnType<Docker["listContainers"]>>[number];

/** Ids of all volumes and networks there are. */
export async function volumesAndNetworks(): Promise<string[]> {
  const api = await docker();
  const { Volumes } = await api.listVolumes();
  const networks = await api.listNetworks();
  return [...(Volumes ?? []).map(({ Name }) => Name), ...networks.map(({ Id }) => Id)].toSorted();
}
