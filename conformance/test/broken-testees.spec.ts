import { fileURLToPath } from "node:url";
import { logparity } from "./support/cli.ts";
import { scenariosIn, writeRecordings, writeScenario } from "./support/corpus.ts";
import { expect, test } from "./support/folder.ts";

const testees = [
  { name: "crashes", says: "the testee ended with exit code 139; its stderr ends:" },
  { name: "hangs", says: "the testee gave no answer in time (limit 1 s)" },
  { name: "rubbish", says: "a line that is not JSON: --- Logging error --- that should have" },
  { name: "lies", says: "the testee lied: it answered request" },
] as const;

for (const { name, says } of testees) {
  test(`a testee that ${name} is started anew for each cell, and reported as what it is`, async ({
    folder,
  }) => {
    for (const slug of ["a", "b", "c"]) writeScenario(folder, `alpha/x/${slug}`, slug);
    writeRecordings(folder, ["3.15.2"]);
    const file = fileURLToPath(new URL(`broken-testees/${name}.mjs`, import.meta.url));
    const args = ["--oracle", "recorded", "--scenarios", scenariosIn(folder), "--python", "3.15"];

    const { exitCode, stdout } = await logparity(
      ["run", ...args, "--testee", `${process.execPath} ${file}`],
      {
        env: { LOGPARITY_TIMEOUT: "1" },
      },
    );

    expect(exitCode).toBe(1);
    expect(stdout).toContain(`${name} 1.0`);
    expect(stdout).toContain("3 error");
    expect(stdout.split(says)).toHaveLength(4);
    expect(stdout).not.toContain("given up");
  });
}
