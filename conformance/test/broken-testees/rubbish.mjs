// Introduces itself and refuses the impossible, then writes what is no protocol.
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const { seq, cmd, scenario } = JSON.parse(line);
  if (cmd === "start") {
    const testee = { name: "rubbish", version: "1.0", platform: process.platform };
    console.log(JSON.stringify({ seq, protocol: 1, testee, capabilities: [] }));
  } else if (cmd === "run" && scenario.steps.some((step) => "impossible" in step)) {
    console.log(JSON.stringify({ seq, refused: "unknown verb" }));
  } else if (cmd === "run") {
    console.log("--- Logging error --- that should have gone to stderr");
  } else {
    break;
  }
}
