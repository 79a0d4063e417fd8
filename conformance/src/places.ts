import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Root of this package: the folder above `dist/src`, or above `src` when the sources run directly. */
const PACKAGE = findPackage(dirname(fileURLToPath(import.meta.url)));

function findPackage(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : findPackage(dirname(folder));
}

/** The scenarios that come with the harness. */
export const SCENARIOS: string = join(PACKAGE, "scenarios");

/** The CPython testee, a folder that Python runs. */
export const PYTHON_TESTEE: string = join(PACKAGE, "testees", "python", "logparity_testee");

/** The testee of the TypeScript port. */
export const NODE_TESTEE: string = join(PACKAGE, "dist", "testees", "node", "main.js");

/** A log server made with the port's receivers. */
export const NODE_RECEIVER: string = join(PACKAGE, "dist", "testees", "node", "receiver.js");

/** The page that `run --html` writes: its style as it is written, and its modules as they are compiled. */
export const PAGE = { sources: join(PACKAGE, "page"), modules: join(PACKAGE, "dist", "page") };

/** Pieces that the programs of `explain --repro` are put together from. */
export const REPRO: string = join(PACKAGE, "repro");

/** The harness itself, for images that are built from it. */
export const HARNESS: string = PACKAGE;

/** Dockerfiles: beside the package in the repository, and in it once it is packed. */
export const DOCKERFILES: string = besideOrWithin("docker");

/** The port's signatures, which its testee needs. */
export const SIGNATURES: string = besideOrWithin("fixtures", "signatures.json");

/** What both testees tell of a handler in a graph. */
export const GRAPH_ATTRIBUTES: string = besideOrWithin("fixtures", "graph-attributes.json");

/** Version of the harness. */
export const VERSION: string = readVersion();

/**
 * Where the recordings of a scenario folder are: `fixtures/` for our own, beside the package in the
 * repository and in it once it is packed; for others a folder `recordings` among the scenarios.
 */
export function recordingsOf(scenarios: string): string {
  if (!isOwn(scenarios)) return join(scenarios, "recordings");
  return besideOrWithin("fixtures", "recordings");
}

function besideOrWithin(...path: string[]): string {
  const beside = join(PACKAGE, "..", ...path); // first, as packing fills the other for a moment
  return existsSync(beside) ? beside : join(PACKAGE, ...path);
}

/** Where the ledger for a scenario folder is: our own for our own, for others a folder `expectations` beside it. */
export function expectationsOf(scenarios: string): string {
  return isOwn(scenarios) ? join(PACKAGE, "expectations") : join(scenarios, "..", "expectations");
}

function isOwn(scenarios: string): boolean {
  return !existsSync(scenarios) || realpathSync(scenarios) === realpathSync(SCENARIOS);
}

function readVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(PACKAGE, "package.json"), "utf8"),
  );
  return version;
}
