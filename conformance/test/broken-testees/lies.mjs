// Introduces itself and refuses the impossible, then answers another request than the one that was asked.
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const { seq, cmd, scenario } = JSON.parse(line);
  if (cmd === "start") {
    const testee = { name: "lies", version: "1.0", platform: process.platform };
    console.log(JSON.stringify({ seq, protocol: 1, testee, capabilities: [] }));
  } else if (cmd === "run" && scenario.steps.some((step) => "impossible" in step)) {
    console.log(JSON.stringify({ seq, refused: "unknown verb" }));
  } else if (cmd === "run") {
    const observations = [{ at: "results/1", value: "from another scenario" }];
    console.log(JSON.stringify({ seq: seq - 1, observations }));
  } else {
    break;
  }
}
