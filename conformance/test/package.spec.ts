import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { expect, test } from "./support/folder.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const PROGRAM = `
import { getLogger, INFO, type LogRecord } from "logparity";
import { RotatingFileHandler } from "logparity/handlers";
import { float } from "logparity/python";

class Loud extends RotatingFileHandler {
  override format(record: LogRecord): string {
    return super.format(record).toUpperCase();
  }
}

const log = getLogger("packed");
log.setLevel(INFO);
log.addHandler(new Loud("app.log", { maxBytes: 15, backupCount: 1 }));
log.info("first %s", float(1));
log.info("second");
`;

test("both packed packages, installed in an empty folder, serve a typed program and the command line", async ({
  folder,
}) => {
  test.setTimeout(300_000);
  const inFolder = execa({ cwd: folder.path, env: { NO_COLOR: "1", CI: "" } });
  const packed = await execa(
    "npm",
    ["pack", "-w", "impl", "-w", "conformance", "--json", "--pack-destination", folder.path],
    { cwd: ROOT },
  );
  const tarballs = filenames(packed.stdout).map((name) => join(folder.path, name));
  folder.write("package.json", '{ "type": "module" }');
  folder.write("program.ts", PROGRAM);
  await inFolder("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs]);

  const compiler = join(ROOT, "node_modules/.bin/tsc");
  const strict = ["--strict", "--module", "nodenext", "--target", "es2023", "--types", "node"];
  const types = ["--typeRoots", join(ROOT, "node_modules/@types")];
  await inFolder(compiler, ["program.ts", ...strict, ...types]);
  await inFolder(process.execPath, ["program.js"]);
  expect(folder.read("app.log")).toBe("SECOND\n");
  expect(folder.read("app.log.1")).toBe("FIRST 1.0\n");

  const reports = ["--json", "out.json", "--html", "report"];
  const args = ["run", "rotating-file/size/*", "--oracle", "recorded", ...reports];
  await inFolder(join(folder.path, "node_modules/.bin/logparity"), args);
  const { totals } = JSON.parse(folder.read("out.json"));
  expect(totals).toMatchObject({ different: 0, error: 0, unavailable: 0 });
  expect(totals.same).toBeGreaterThan(100);
  expect(folder.read("report/index.html")).toContain("rotating-file/size/");
  const harness = join(folder.path, "node_modules", "logparity-conformance");
  for (const needed of ["docker/python.Dockerfile", "fixtures/certificates/server.pem"]) {
    expect(existsSync(join(harness, needed)), needed).toBe(true);
  }
});

/** npm answers with a list, or since version 12 with a map by package. */
function filenames(json: string): string[] {
  const packed: Record<string, { filename: string }> = JSON.parse(json);
  return Object.values(packed).map(({ filename }) => filename);
}
