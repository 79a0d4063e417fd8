import { expect, test } from "@playwright/test";
import { ENDINGS, type Ending, HANDLERS, survivors } from "./leave.ts";
import { claimed } from "./table.ts";

test.describe.configure({ timeout: 180_000 }); // six processes each, and a mail for each record

const SYNCHRONOUS = ["stream", "file", "watched", "rotating", "timed", "pipe queue", "udp"];
const DRAINED: readonly Ending[] = [
  "the program is through",
  "process.exit()",
  "an uncaught error",
  "SIGTERM, drainOnSignals()",
];

test("docs/leaving.md promises that no ending but a bare signal loses a record, and none at all in files", () => {
  for (const handler of HANDLERS.keys()) {
    for (const ending of DRAINED) expect(claimed(handler, ending), handler).toBe(1000);
  }
  for (const handler of SYNCHRONOUS) {
    for (const ending of ENDINGS) expect(claimed(handler, ending), handler).toBe(1000);
  }
});

for (const [handler, title] of HANDLERS) {
  test(`as many records of ${title} survive as docs/leaving.md says`, async () => {
    for (const ending of ENDINGS) {
      expect(await survivors(handler, ending), ending).toBe(claimed(handler, ending));
    }
  });
}
