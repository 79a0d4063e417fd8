// A testee of twenty lines. It has no logging library: what it "sees" is the `ref` of the scenario,
// so that a test decides by the scenario what it answers, and how it misbehaves.
import { createInterface } from "node:readline";

const [, , mode = "honest"] = process.argv;
const testee = { name: "fake", version: "1.0", platform: process.platform };
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  const { seq, cmd, scenario, folder, tz } = JSON.parse(line);
  if (cmd === "start")
    say({ seq, protocol: mode === "old" ? 0 : 1, testee, capabilities: ["clock"] });
  if (cmd === "stop") break;
  if (cmd !== "run") continue;
  const { ref, steps } = scenario;
  if (steps.some((step) => "impossible" in step) && mode !== "liar")
    say({ seq, refused: "unknown verb" });
  else if (ref === "crash") process.exit(7);
  else if (ref === "crash loudly") {
    process.stderr.write("a last word\n");
    process.kill(process.pid, "SIGKILL");
  } else if (ref === "hang") continue;
  else if (ref === "rubbish") process.stdout.write("Traceback: no JSON at all\n");
  else if (ref === "wrong shape") say({ seq, observations: [{ at: "x", colour: "red" }] });
  else if (ref === "wrong seq") say({ seq: seq + 5, observations: [] });
  else if (ref === "twice")
    say({
      seq,
      observations: [
        { at: "x", value: 1 },
        { at: "x", value: 2 },
      ],
    });
  else if (ref === "refuse") say({ seq, refused: "this is too much for me" });
  else if (ref === "fail") say({ seq, failed: "Traceback: my own bug" });
  else if (ref === "nothing") say({ seq, observations: [] });
  else if (ref === "folder")
    say({ seq, observations: [{ at: "results/1", value: `in ${folder}` }] });
  else say({ seq, observations: [{ at: "results/1", value: `${ref} ${tz}` }] });
}
