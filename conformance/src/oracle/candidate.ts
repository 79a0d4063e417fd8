import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { executablesOn, namesIn } from "../machine/executables.ts";

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
    ...executablesOn(PATH, NAME).map((file) => ({ file, foundBy: "PATH" }) as const),
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
