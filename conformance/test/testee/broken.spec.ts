import { fileURLToPath } from "node:url";
import { Testee } from "#conformance/testee/testee.js";
import { expect, run, test } from "./testees.ts";

const broken = [
  { name: "crashes", kind: "crashed", says: "exit code 139" },
  { name: "hangs", kind: "hung", says: "no answer in time" },
  { name: "rubbish", kind: "rubbish", says: "not JSON" },
  { name: "lies", kind: "lied", says: "answered request" },
] as const;

for (const { name, kind, says } of broken) {
  test(`Testee reports a testee that ${name} as ${kind}`, async () => {
    const file = fileURLToPath(new URL(`../broken-testees/${name}.mjs`, import.meta.url));
    const command = { file: process.execPath, args: [file] };
    const testee = await Testee.start(command, { startMs: 60_000, runMs: 2_000 });
    expect(await run(testee, { steps: [{ impossible: {} }] })).toMatchObject({
      refused: "unknown verb",
    });

    const failure = run(testee, { steps: [{ get: "logging.INFO" }] });

    await expect(failure).rejects.toMatchObject({ kind, message: expect.stringContaining(says) });
  });
}
