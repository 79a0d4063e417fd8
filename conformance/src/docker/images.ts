import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { contextOf, digestOf, type ImageName, layOut } from "./build-context.ts";
import type { Docker } from "./daemon.ts";
import { DockerError, dockerFailure, reasonOf } from "./docker-error.ts";

/** What images are made with. */
export interface ImageMaker {
  readonly docker: Docker;
  /** A folder for build contexts. */
  readonly folder: string;
  /** Shows what is going on. */
  readonly tell: (text: string) => void;
  readonly signal: AbortSignal;
}

/** An image to build: which, on what, for which version. */
export interface Recipe {
  readonly name: ImageName;
  /** Tag of the image it stands on. */
  readonly base: string;
  /** Values of the `ARG`s in its Dockerfile. */
  readonly args: Readonly<Record<string, string>>;
  /** Part of the tag before the digest of the contents: `3.9`. */
  readonly version: string;
}

const LABEL = "logparity.image";
const OLD_MS = 60 * 60 * 1000;
const NO_REGISTRY = "; docs/ci.md says how to bring images to a machine without a registry";

/** The image of a recipe: the one there is, or a new one if anything that it is made from has changed. */
export async function builtImage(recipe: Recipe, maker: ImageMaker): Promise<string> {
  const { name, base, args, version } = recipe;
  const { docker, tell } = maker;
  const baseId = await pulledImage(base, maker);
  const context = contextOf(name);
  const tag = `logparity/${name}:${version}-${digestOf(context, baseId, JSON.stringify(args))}`;
  if ((await idOf(tag, docker)) !== undefined) return tag;
  if (maker.signal.aborted) throw new DockerError("interrupted");
  tell(`building ${tag}`);
  const folder = join(maker.folder, `build-${name}-${version}`);
  mkdirSync(folder, { mode: 0o755 });
  try {
    layOut(context, folder);
    // The network of this machine: where only it reaches a mirror of Debian, a build does too.
    const options = { t: tag, buildargs: args, networkmode: "host", forcerm: true };
    const labels = { [LABEL]: `${name}-${version}` };
    const stream = await docker.buildImage({ context: folder, src: ["."] }, { ...options, labels });
    await finished(stream, maker);
  } catch (error) {
    throw dockerFailure(`build the image docker/${name}.Dockerfile (${version})`, error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await removeOlder(`${name}-${version}`, tag, docker);
  return tag;
}

/** The id of an image from elsewhere, which is pulled if it is not there. Errors: `DockerError`. */
export async function pulledImage(tag: string, maker: ImageMaker): Promise<string> {
  const { docker, tell } = maker;
  const found = await idOf(tag, docker);
  if (found !== undefined) return found;
  tell(`pulling ${tag}`);
  try {
    const stream = await docker.pull(tag, { abortSignal: maker.signal });
    await finished(stream, maker, (percent) => tell(`pulling ${tag}, ${percent} %`));
  } catch (error) {
    throw dockerFailure(`pull ${tag}`, error, NO_REGISTRY);
  }
  const pulled = await idOf(tag, docker);
  if (pulled === undefined) throw new DockerError(`cannot pull ${tag}: it is not there afterwards`);
  return pulled;
}

/** The id of an image that is there; undefined where it is not. Errors: `DockerError`. */
export async function idOf(tag: string, docker: Docker): Promise<string | undefined> {
  try {
    const { Id: id } = await docker.getImage(tag).inspect();
    return id;
  } catch (error) {
    if (error instanceof Error && "statusCode" in error && error.statusCode === 404)
      return undefined;
    throw dockerFailure(`look for the image ${tag}`, error);
  }
}

/** A line of what the daemon says while it pulls or builds. */
const Line = z.object({
  id: z.string().optional(),
  error: z.string().optional(),
  progressDetail: z
    .object({ current: z.number().optional(), total: z.number().optional() })
    .optional(),
});

/** Waits until the daemon is done. Errors: what it says; the stream is cut off when the run is aborted. */
async function finished(
  stream: NodeJS.ReadableStream & { destroy?: (reason: Error) => unknown },
  { docker, signal }: ImageMaker,
  onPercent?: (percent: number) => void,
): Promise<void> {
  let failure: string | undefined;
  const layers = new Map<string, { current: number; total: number }>();
  const onLine = (line: unknown): void => {
    const { id = "", error, progressDetail = {} } = Line.safeParse(line).data ?? {};
    failure ??= error; // nothing else tells that it failed
    const { current, total } = progressDetail;
    if (current === undefined || total === undefined) return;
    layers.set(id, { current, total });
    const sum = (key: "current" | "total"): number =>
      [...layers.values()].reduce((all, layer) => all + layer[key], 0);
    onPercent?.(Math.floor((100 * sum("current")) / sum("total")));
  };
  const cut = (): void => void stream.destroy?.(new Error("interrupted"));
  signal.addEventListener("abort", cut);
  if (signal.aborted) cut();
  try {
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()), onLine);
    });
  } finally {
    signal.removeEventListener("abort", cut);
  }
  if (failure !== undefined) throw new Error(failure);
}

/** Removes what this image replaces. What is younger than an hour may be another checkout's. */
async function removeOlder(label: string, kept: string, docker: Docker): Promise<void> {
  const images = await docker.listImages({ filters: { label: [`${LABEL}=${label}`] } });
  const old = images.filter(
    ({ RepoTags, Created }) => !RepoTags?.includes(kept) && Created * 1000 < Date.now() - OLD_MS,
  );
  await Promise.all(old.map(async ({ Id }) => docker.getImage(Id).remove().catch(reasonOf)));
}
