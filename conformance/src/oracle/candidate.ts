import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** A program that may be a CPython. Only running it tells. */
export interface Candidate {
  readonly file: string;
  readonly foundBy: "pyenv" | "uv" | "asdf" | "PATH";
}

const NAME = /^python(?:3(?:\.\d+)?)?(?:\.exe)?$/u;

/**
 * Programs worth a try, those of version managers first.
 *
 * A manager's own folder comes before PATH because a shim on PATH answers only for the versions
 * that happen to be selected in the current folder.
 */
export function candidates(environment: NodeJS.ProcessEnv): Candidate[] {
  const { PYENV_ROOT, UV_PYTHON_INSTALL_DIR, ASDF_DATA_DIR, PATH = "" } = environment;
  const data = environment["XDG_DATA_HOME"] ?? atHome(".local/share");
  const pyenv = join(PYENV_ROOT ?? atHome(".pyenv"), "versions");
  const uv = UV_PYTHON_INSTALL_DIR ?? join(data, "uv/python");
  const asdf = join(ASDF_DATA_DIR ?? atHome(".asdf"), "installs/python");
  const found: Candidate[] = [
    ...installed(pyenv).map((file) => ({ file, foundBy: "pyenv" }) as const),
    ...installed(uv).map((file) => ({ file, foundBy: "uv" }) as const),
    ...installed(asdf).map((file) => ({ file, foundBy: "asdf" }) as const),
    ...onPath(PATH).map((file) => ({ file, foundBy: "PATH" }) as const),
  ];
  return found.filter(
    ({ file }, index) => found.findIndex((other) => other.file === file) === index,
  );
}

function atHome(folder: string): string {
  return join(homedir(), folder);
}

/** `<folder>/<version>/bin/python3`, one for each version a manager has installed. */
function installed(folder: string): string[] {
  const layouts = ["bin/python3", "bin/python", "python.exe"];
  return namesIn(folder).flatMap((version) => {
    const file = layouts.map((layout) => join(folder, version, layout)).find(existsSync);
    return file === undefined ? [] : [file];
  });
}

function onPath(path: string): string[] {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) =>
    namesIn(folder)
      .filter((name) => NAME.test(name))
      .map((name) => join(folder, name))
      .filter(isExecutable),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return []; // a folder on PATH need not exist
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
