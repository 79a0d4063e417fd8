// Runs logparity's scenarios on the shop's own log file: the part of the protocol that its scenarios use. What it does
// not know it refuses.
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { RotatingFile } from "../src/rotating-file.mjs";

class Refusal extends Error {}

const CAPABILITIES = ["new", "log", "repeat", "value:$var", "observe:files", "in-process", "fresh"];

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

for await (const line of createInterface({ input: process.stdin, crlfDelay: 0 })) {
  const { seq, cmd, ...request } = JSON.parse(line);
  if (cmd === "stop") break;
  if (cmd === "start") say({ seq, protocol: 1, testee: whoAmI(), capabilities: CAPABILITIES });
  if (cmd === "run") say({ seq, ...answer(request) });
}

function whoAmI() {
  const { platform, versions } = process;
  return { name: "shop", version: "1.0.0", platform, node: versions.node };
}

function answer({ scenario, folder }) {
  process.chdir(folder);
  try {
    run(scenario.steps, { files: new Map(), vars: {} });
    return { observations: readdirSync(".").map(fileSeen) };
  } catch (error) {
    return error instanceof Refusal ? { refused: error.message } : { failed: error.stack };
  } finally {
    process.chdir("/");
  }
}

function fileSeen(name) {
  return { at: `files/${name}`, bytes: readFileSync(name).toString("base64") };
}

function run(steps, world) {
  for (const step of steps) {
    const [[verb, body]] = Object.entries(step);
    if (verb === "new") create(body, world);
    else if (verb === "log") log(body, world);
    else if (verb === "repeat") repeat(body, world);
    else throw new Refusal(`unknown verb ${verb}`);
  }
}

function create(body, { files }) {
  for (const [name, { class: wanted, args, kw }] of Object.entries(body)) {
    if (wanted !== "handlers.RotatingFileHandler") throw new Refusal(`there is no ${wanted}`);
    files.set(name, new RotatingFile(args[0], kw));
  }
}

function repeat({ times, as, steps }, world) {
  for (let round = 1; round <= times; round++) {
    run(steps, { ...world, vars: { ...world.vars, [as]: round } });
  }
}

function log({ to, msg, args = [] }, { files, vars }) {
  const values = args.map((value) => (typeof value === "object" ? vars[value.$var] : value));
  const handler = files.get(to);
  if (handler === undefined) throw new Refusal(`there is no logger ${to}`);
  handler.write(msg.replace(/%[sd]/g, () => String(values.shift())));
}
