import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { DOCKERFILES, GRAPH_ATTRIBUTES, HARNESS, SIGNATURES } from "../places.ts";

/** Our images. Each has a Dockerfile of this name in `docker/`. */
export type ImageName = "python" | "node" | "rsyslog";

/** Files that an image is built from: where each is to be in the context, and where it is now. */
export type BuildContext = ReadonlyMap<string, string>;

const UNUSED = /\.(?:map|d\.[cm]?ts|tsbuildinfo|pyc)$/u;

/** What the image of that name is built from, laid out as in the repository. */
export function contextOf(name: ImageName): BuildContext {
  const files = new Map([["Dockerfile", join(DOCKERFILES, `${name}.Dockerfile`)]]);
  const add = (place: string, source: string): void => {
    for (const file of filesIn(source)) files.set(join(place, file), join(source, file));
  };
  if (name !== "rsyslog") files.set("fixtures/graph-attributes.json", GRAPH_ATTRIBUTES);
  if (name === "python") add("conformance/testees/python", join(HARNESS, "testees", "python"));
  if (name !== "node") return files;
  const port = packageFolder("logparity");
  add("conformance/dist/testees", join(HARNESS, "dist", "testees"));
  add("impl/dist", join(port, "dist"));
  files.set("conformance/package.json", join(HARNESS, "package.json"));
  files.set("impl/package.json", join(port, "package.json"));
  files.set("fixtures/signatures.json", SIGNATURES);
  for (const [place, folder] of koffi()) add(place, folder);
  return files;
}

function packageFolder(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}

/** The optional package and its library for this machine's processor, where they are installed. */
function koffi(): [string, string][] {
  const platform = `@koromix/koffi-linux-${process.arch}`;
  const places = createRequire(import.meta.url).resolve.paths("koffi") ?? [];
  return ["koffi", platform].flatMap((name): [string, string][] => {
    const found = places.map((place) => join(place, name)).find(existsSync);
    return found === undefined ? [] : [[`node_modules/${name}`, found]];
  });
}

/** Paths of all files below a folder, in order, without what no image needs. */
function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  return entries.filter((entry) => !UNUSED.test(entry) && statSync(join(folder, entry)).isFile());
}

/** Changes with every byte of a context, and with what else is given. */
export function digestOf(context: BuildContext, ...more: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(more));
  for (const [place, source] of context) {
    const bytes = readFileSync(source);
    hash.update(`\0${place}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex").slice(0, 12);
}

/** Copies a context into an empty folder, readable for every user of a container. */
export function layOut(context: BuildContext, folder: string): void {
  for (const optional of ["node_modules/koffi", "node_modules/@koromix"]) {
    mkdirSync(join(folder, optional), { recursive: true, mode: 0o755 });
  }
  for (const [place, source] of context) {
    const target = join(folder, place);
    mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
    copyFileSync(source, target);
    chmodSync(target, 0o644);
  }
}
