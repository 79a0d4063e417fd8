import { chmodSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { discover } from "#conformance/oracle/discover.js";
import { expect, type Folder, test } from "../support/folder.ts";

test.skip(process.platform === "win32", "the stand-ins are shell scripts");

/** A program that answers as an interpreter would. */
function program(folder: Folder, name: string, script: string): string {
  const file = folder.write(name, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** Finds what is in the folder and nowhere else. */
function find(folder: Folder, path: string[] = ["bin"]) {
  const folders = path.map((name) => join(folder.path, name));
  return discover({
    PATH: [...folders, "/usr/bin", "/bin"].join(delimiter),
    PYENV_ROOT: join(folder.path, "pyenv"),
    UV_PYTHON_INSTALL_DIR: join(folder.path, "uv"),
    ASDF_DATA_DIR: join(folder.path, "asdf"),
  });
}

test("discover() finds CPythons of pyenv, uv, asdf and PATH, from old to new", async ({
  folder,
}) => {
  program(folder, "pyenv/versions/3.10.13/bin/python3", "echo CPython 3.10.13");
  program(folder, "uv/cpython-3.14.1-linux/bin/python3", "echo CPython 3.14.1");
  program(folder, "asdf/installs/python/3.7.2/bin/python3", "echo CPython 3.7.2");
  program(folder, "bin/python3.6", "echo CPython 3.6.1");

  const { found } = await find(folder);
  const ours = found.filter(({ file }) => file.startsWith(folder.path));

  expect(ours.map(({ version, foundBy }) => `${version} ${foundBy}`)).toEqual([
    "3.6.1 PATH",
    "3.7.2 asdf",
    "3.10.13 pyenv",
    "3.14.1 uv",
  ]);
});

const unusable = [
  { script: "exit 127", reason: /a shim for no selected version \(exit code 127\)/u },
  { script: "exit 3", reason: /fails with exit code 3/u },
  { script: "echo CPython 2.7.18", reason: /is CPython 2\.7\.18; supported are 3\.6 to 3\.15/u },
  { script: "echo CPython 3.5.9", reason: /is CPython 3\.5\.9/u },
  { script: "echo CPython 3.99.0", reason: /is CPython 3\.99\.0/u },
  { script: "echo PyPy 3.10.2", reason: /is PyPy, not CPython/u },
  { script: "true", reason: /is no Python, not CPython/u },
] as const;

for (const { script, reason } of unusable) {
  test(`discover() skips a candidate that does \`${script}\`, and says why`, async ({ folder }) => {
    const file = program(folder, "bin/python3", script);

    const { found, skipped } = await find(folder);

    expect(found.some((other) => other.file === file)).toBe(false);
    expect(skipped.find((other) => other.file === file)?.reason).toMatch(reason);
  });
}

test("discover() uses the real interpreter of a manager rather than its shim on PATH", async ({
  folder,
}) => {
  const real = program(folder, "pyenv/versions/3.9.18/bin/python3", "echo CPython 3.9.18");
  const shim = program(folder, "shims/python3", `exec ${real}`);

  const { found, skipped } = await find(folder, [dirname("shims/python3")]);

  expect(found.find(({ version }) => version === "3.9.18")?.file).toBe(real);
  expect(skipped.find(({ file }) => file === shim)?.reason).toBe(`is CPython 3.9.18, as ${real}`);
});

test("discover() runs candidates with a clean environment", async ({ folder }) => {
  const file = program(
    folder,
    "bin/python3",
    'test -z "$PYTHONHOME$PYTHONPATH" && test "$1 $2" = "-S -B" && echo CPython 3.8.18',
  );

  const before = { ...process.env };
  const { found } = await discover({
    ...before,
    PATH: dirname(file),
    PYTHONHOME: "/wrong",
    PYTHONPATH: "/wrong",
  });

  expect(found.some((other) => other.file === file || other.version === "3.8.18")).toBe(true);
});
