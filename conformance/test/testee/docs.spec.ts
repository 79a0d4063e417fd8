import { readFileSync } from "node:fs";
import { PYTHON_TESTEE } from "#conformance/places.js";
import { Child } from "#conformance/testee/child.js";
import { logparity } from "../support/cli.ts";
import { expect, test } from "../support/folder.ts";
import { livePythons } from "../support/live.ts";

const page = (name: string): string =>
  readFileSync(new URL(`../../../docs/${name}`, import.meta.url), "utf8");

/** The code blocks of a page that are marked by `language`. */
function blocks(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, marked]) => marked === language)
    .map(([, , code = ""]) => code);
}

test("every example of docs/writing-scenarios.md runs alike on CPython and the port", async ({
  folder,
}) => {
  const newest = (await livePythons()).at(-1)?.version ?? "";
  const examples = blocks(page("writing-scenarios.md"), "yaml");
  expect(examples.length).toBeGreaterThan(3);
  for (const [index, example] of examples.entries()) {
    folder.write(`scenarios/docs/examples/number-${index + 1}.yaml`, example);
  }
  folder.write("expectations/none.md", "No difference is expected.\n");

  const { exitCode, stdout, stderr } = await logparity([
    "run",
    "--scenarios",
    `${folder.path}/scenarios`,
    "--expectations",
    `${folder.path}/expectations`,
    "--oracle",
    "local",
    "--python",
    newest,
  ]);

  expect(exitCode, stdout + stderr).toBe(0);
});

test("the conversation in docs/testee-protocol.md is what the CPython testee says", async ({
  folder,
}) => {
  const file = (await livePythons()).at(-1)?.file ?? "";
  const [text = ""] = blocks(page("testee-protocol.md"), "text");
  const lines = text
    .replaceAll(/\n {3}/g, "")
    .replaceAll(/"folder":"[^"]*"/g, `"folder":"${folder.path}"`);
  const child = await Child.start({ file, args: ["-S", "-B", PYTHON_TESTEE] });

  for (const line of lines.trim().split("\n")) {
    const message: Record<string, unknown> = JSON.parse(line.slice(2));
    if (line.startsWith("→")) {
      child.write(message);
      continue;
    }
    const answer: Record<string, unknown> = JSON.parse(await child.read(60_000));
    const varying = { testee: expect.anything(), capabilities: expect.anything() };
    expect(answer).toEqual("testee" in message ? { ...message, ...varying } : message);
  }
  await child.end(5_000);
});
