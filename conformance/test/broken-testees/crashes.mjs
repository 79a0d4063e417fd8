// Introduces itself and refuses the impossible, then dies in the middle of every scenario.
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const { seq, cmd, scenario } = JSON.parse(line);
  if (cmd === "start") {
    const testee = { name: "crashes", version: "1.0", platform: process.platform };
    console.log(JSON.stringify({ seq, protocol: 1, testee, capabilities: [] }));
  } else if (cmd === "run" && scenario.steps.some((step) => "impossible" in step)) {
    console.log(JSON.stringify({ seq, refused: "unknown verb" }));
  } else if (cmd === "run") {
    console.error("Segmentation fault, more or less");
    process.exit(139);
  } else {
    break;
  }
}
