import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Difference } from "../compare/diff.ts";
import { explain } from "../compare/explain.ts";
import type { Observation } from "../observation.ts";
import { REPRO } from "../places.ts";
import { type Cell, cellName } from "../scenario/cell.ts";
import { Evidence } from "./evidence.ts";
import { NodeWriter } from "./node-writer.ts";
import { PythonWriter, pythonIso } from "./python-writer.ts";
import { type Server, serversOf } from "./servers.ts";
import { isNamed, usedParts } from "./used-parts.ts";
import { Walk } from "./walk.ts";
import type { Writer } from "./writer.ts";

const LINES = 20;

/** What a capsule is about. */
export interface Capsule {
  readonly cell: Cell;
  /** Version of the CPython that the cell is about. */
  readonly python: string;
  readonly differences: readonly Difference[];
  /** What both sides left, as far as it is known: CPython, then the port. */
  readonly sides: readonly (readonly Observation[] | undefined)[];
}

/** Writes one program for Python and one for Node into `folder`. Returns their paths. */
export function writeCapsule(folder: string, capsule: Capsule): string[] {
  mkdirSync(folder, { recursive: true });
  const name = cellName(capsule.cell)
    .replaceAll(/[^\w.-]+/gu, "-")
    .replace(/-$/u, "");
  return [
    write(join(folder, `${name}.py`), pythonProgram(capsule)),
    write(join(folder, `${name}.mjs`), nodeProgram(capsule)),
  ];
}

function write(path: string, text: string): string {
  writeFileSync(path, text);
  return path;
}

/** The program for Python. */
export function pythonProgram(capsule: Capsule): string {
  const writer = new PythonWriter();
  const { cell } = capsule;
  const servers = serversOf(cell);
  const needs = needsOf(capsule, writer, servers);
  const started = servers.map((server) => pythonServer(writer, server));
  const steps = new Walk(writer, needs.evidence).write(cell);
  const zone = [`os.environ["TZ"] = ${JSON.stringify(cell.tz)}`, "time.tzset()"];
  const clock = [
    ...zone,
    `set_clock(${JSON.stringify(pythonIso(cell.clock))})`,
    "logging._startTime = time.time_ns() if isinstance(logging._startTime, int) else time.time()",
  ];
  if (needs.clock) writer.imports.add("time").add("os");
  const end = [
    ...(needs.files ? ["show_files()"] : []),
    ...servers.map(({ name }) => `${writer.read(name)}.show()`),
  ];
  const begin = [...(needs.clock ? clock : []), ...started];
  const told = [...begin, ...steps, ...end].join("\n");
  const wanted = /^(?:import|from) .*$/gmu;
  const { imports, code } = pieces("python", "py", writer.scope.pieces, wanted, told);
  const all = [...new Set([...imports, ...[...writer.imports].map((name) => `import ${name}`)])];
  const whole = `${code.flat().join("\n")}\n${told}`;
  return joined([
    header(
      capsule,
      "#",
      servers,
      `python${capsule.python.split(".").slice(0, 2).join(".")} THIS_FILE`,
    ),
    all.filter((line) => isNamed(line.replace(/^import /u, ""), whole)).toSorted(),
    ...code,
    begin,
    ["# What the scenario does."],
    steps,
    end,
  ]);
}

/** The program for Node. */
export function nodeProgram(capsule: Capsule): string {
  const writer = new NodeWriter();
  const { cell } = capsule;
  const servers = serversOf(cell).map((server) =>
    server.kind === "unix-datagram" ? { ...server, where: undefined } : server,
  );
  const needs = needsOf(capsule, writer, servers);
  const started = servers.map((server) => nodeServer(writer, server));
  const steps = new Walk(writer, needs.evidence).write(cell);
  const clock = [
    `process.env.TZ = ${JSON.stringify(cell.tz)};`,
    `startClock(${JSON.stringify(cell.clock)});`,
  ];
  const end = [
    ...(needs.files ? ["showFiles();"] : []),
    ...servers.map(({ name }) => `await ${writer.read(name)}.show();`),
  ];
  const begin = [...(needs.clock ? clock : []), ...started];
  const told = [...begin, ...steps, ...end].join("\n");
  const { imports, code } = pieces("node", "mjs", writer.scope.pieces, /^import .*;$/gmu, told);
  const whole = `${code.flat().join("\n")}\n${told}`;
  const once = [...writer.variables].filter((name) => isBoundOnce(name, steps));
  const others = [...writer.variables].filter((name) => !once.includes(name));
  return joined([
    header(
      capsule,
      "//",
      servers,
      "node THIS_FILE",
      "It has to lie below a folder in which logparity is installed (npm install logparity).",
    ),
    importLines([...imports, ...ownImports(writer)], whole),
    ...code,
    begin,
    ["// What the scenario does."],
    others.length > 0 ? [`let ${others.join(", ")};`] : [],
    steps.map((line) =>
      once.some((name) => line.startsWith(`${name} = `)) ? `const ${line}` : line,
    ),
    end,
  ]);
}

/** Whether a variable gets its value in one place, in no block. */
function isBoundOnce(name: string, steps: readonly string[]): boolean {
  const bound = steps.filter((line) => line.trimStart().startsWith(`${name} = `));
  return bound.length === 1 && bound[0]?.startsWith(name) === true;
}

interface Needs {
  readonly evidence: Evidence;
  readonly clock: boolean;
  readonly files: boolean;
}

function needsOf({ cell, sides }: Capsule, { scope }: Writer, servers: readonly Server[]): Needs {
  const evidence = new Evidence(sides);
  const told = JSON.stringify(cell.body.steps);
  const epoch = String(Math.floor(Date.parse(cell.clock) / 1000)).slice(0, 5);
  const hasServers = servers.length > 0;
  const clock =
    hasServers ||
    /"(?:clock|utime|touch)"|Timed|localtime|gmtime/u.test(told) ||
    evidence.mentions(epoch, cell.clock.slice(0, 4), cell.clock.slice(11, 19), "relativeCreated");
  if (clock) scope.need("clock");
  if (hasServers || evidence.mentions("4242", "140000000000001", "parity.example"))
    scope.need("pins");
  if (hasServers) scope.need("sinks");
  const observed = cell.body.observe ?? ["files", "results", "stderr"];
  return { evidence, clock, files: observed.includes("files") };
}

const SOCKETS: Readonly<Record<string, string>> = {
  tcp: "socket.AF_INET, socket.SOCK_STREAM",
  http: "socket.AF_INET, socket.SOCK_STREAM",
  smtp: "socket.AF_INET, socket.SOCK_STREAM",
  udp: "socket.AF_INET, socket.SOCK_DGRAM",
  tcp6: "socket.AF_INET6, socket.SOCK_STREAM",
  udp6: "socket.AF_INET6, socket.SOCK_DGRAM",
  "unix-stream": "socket.AF_UNIX, socket.SOCK_STREAM",
  "unix-datagram": "socket.AF_UNIX, socket.SOCK_DGRAM",
};

function pythonServer(
  { scope, imports }: PythonWriter,
  { name, kind, where, isUp }: Server,
): string {
  const written = scope.bind(name, { isServer: where !== undefined });
  if (where === undefined)
    return `${written} = Address(${JSON.stringify(name)})  # a server of kind ${kind}`;
  imports.add("socket");
  const answer = kind === "http" || kind === "smtp" ? `, answer_${kind}` : "";
  const state = isUp ? "" : ", up=False";
  const at = `${JSON.stringify(where.host)}, ${where.port}`;
  return `${written} = Sink(${JSON.stringify(name)}, ${SOCKETS[kind]}, ${at}${answer}${state})`;
}

function nodeServer({ scope }: NodeWriter, { name, kind, where, isUp }: Server): string {
  const written = scope.bind(name, { isServer: where !== undefined });
  if (where === undefined) {
    return `const ${written} = elsewhere(${JSON.stringify(name)}); // a server of kind ${kind}`;
  }
  const kinds: Readonly<Record<string, string>> = {
    udp: "udp",
    udp6: "udp",
    "unix-stream": "unix",
  };
  const answers: Readonly<Record<string, string>> = { http: ", answerHttp", smtp: ", answerSmtp" };
  const at = `${JSON.stringify(where.host)}, ${where.port}`;
  const made = `new Sink(${JSON.stringify(name)}, "${kinds[kind] ?? "tcp"}", ${at}${answers[kind] ?? ""})`;
  return `const ${written} = ${isUp ? `await ${made}.up()` : made};`;
}

/** Pieces as they stand in their files, without what `told` does not need of them, and what they import. */
function pieces(
  folder: string,
  suffix: string,
  names: Iterable<string>,
  wanted: RegExp,
  told: string,
) {
  const imports: string[] = [];
  const texts = [...names].map((name) => {
    const text = readFileSync(
      join(REPRO, folder, `${name.replace("_", folder === "node" ? "-" : "_")}.${suffix}`),
      "utf8",
    );
    const named = text.match(wanted) ?? [];
    imports.push(...named.filter((line) => !/"\.\/|^from world /u.test(line)));
    return text
      .replaceAll(wanted, "")
      .replaceAll(/^export /gmu, "")
      .trim();
  });
  return { imports, code: usedParts(texts, told).map((part) => part.split("\n")) };
}

function ownImports({ imports }: NodeWriter): string[] {
  return [...imports].flatMap(([from, names]) => [
    ...[...names]
      .filter((name) => name.startsWith("*"))
      .map((name) => `import ${name} from "${from}";`),
    ...[...names]
      .filter((name) => !name.startsWith("*"))
      .map((name) => `import { ${name} } from "${from}";`),
  ]);
}

/** One import a module, whoever needed what of it; of names, those that stand in `whole`. */
function importLines(imports: readonly string[], whole: string): string[] {
  const named = new Map<string, Set<string>>();
  const all = new Set<string>();
  for (const line of imports) {
    const [, list, from = ""] = /^import \{ (.*) \} from "(.*)";$/u.exec(line) ?? [];
    if (list === undefined) all.add(line);
    else named.set(from, new Set([...(named.get(from) ?? []), ...list.split(", ")]));
  }
  const lines = [...named].flatMap(([from, names]) => {
    const used = [...names].filter((name) => isNamed(name.replace(/^.* as /u, ""), whole));
    return used.length === 0 ? [] : [`import { ${used.toSorted().join(", ")} } from "${from}";`];
  });
  return [...all, ...lines].toSorted((one, other) => (sourceOf(one) < sourceOf(other) ? -1 : 1));
}

function sourceOf(line: string): string {
  return /"(.*)"/u.exec(line)?.[1] ?? line;
}

function header(
  { cell, python, differences }: Capsule,
  comment: string,
  servers: readonly Server[],
  run: string,
  ...needs: readonly string[]
): string[] {
  const others = servers.filter(({ where }) => where === undefined);
  const folder = others.length === 0 ? "[EMPTY_FOLDER]" : "EMPTY_FOLDER";
  const addresses = others.map(({ name }) => ` --${name}=HOST:PORT`).join("");
  return [
    cell.title,
    "",
    `Shows what CPython ${python} and the port leave behind in ${cellName(cell)}.`,
    `Run: ${run} ${folder}${addresses}`,
    ...needs,
    ...others.map(
      ({ name, kind }) =>
        `${name} is a server of kind ${kind}, with what the scenario's lab says of it; it has to run somewhere.`,
    ),
    "Both programs print in the same form, so that diff tells their output apart.",
    ...(differences.length === 0
      ? []
      : ["", `- CPython ${python}, + the port`, ...explain(differences, LINES)]),
  ].map((line) => `${comment} ${line}`.trimEnd());
}

function joined(sections: readonly (readonly string[])[]): string {
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n").replaceAll(/\n{3,}/gu, "\n\n"))
    .join("\n\n")}\n`;
}
