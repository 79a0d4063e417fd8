import { type Command, InvalidArgumentError } from "commander";
import { parseSeed, type Seed } from "../fuzz/seed.ts";
import type { Shard } from "./select.ts";
import type { Terminal } from "./terminal.ts";

/** Takes the exit code of a command. */
export type End = (exitCode: number) => void;

const EXIT_CODES = `
Exit codes: 0 as expected, 1 different, error or stale, 2 usage or a bad file,
3 something could not run, 4 nothing selected, 130 interrupted.`;

const PATTERNS =
  "scenarios; * stands for one path part, ** for any number; all of them without one";
const OWN_SCENARIOS = "a folder of your own scenarios, <family>/<area>/<slug>.yaml";

/** Puts every command on `root`. Each loads its code when it is called, so that `list` stays quick. */
export function addCommands(root: Command, terminal: Terminal, end: End): Command {
  root
    .description(
      "Runs the same logging scenarios through real CPythons and through a port,\nand compares what they leave behind to the byte.",
    )
    .exitOverride()
    .showHelpAfterError("(--help shows what is possible)")
    .addHelpText("after", `${EXIT_CODES}\n\nStart with: logparity doctor, then: logparity run`);
  addRun(root, terminal, end);
  addVersions(root, terminal, end);
  addRecord(root, terminal, end);
  addMerge(root, terminal, end);
  addFuzz(root, terminal, end);
  addList(root, terminal, end);
  addExplain(root, terminal, end);
  addDoctor(root, terminal, end);
  return root;
}

function addRun(root: Command, terminal: Terminal, end: End): void {
  root
    .command("run")
    .description("compare the port with CPythons")
    .argument("[patterns...]", PATTERNS)
    .option("--python <versions>", "only these CPythons, such as 3.9,3.13.0")
    .option(
      "--oracle <source>",
      "recorded, local or docker; without it live where found, recorded elsewhere",
    )
    .option(
      "--node <versions>",
      "run the port on these Nodes, such as 20,24, in containers with --oracle docker; without it on this one",
    )
    .option("--testee <command>", "judge another port: the command that starts its testee")
    .option("--scenarios <folder>", OWN_SCENARIOS)
    .option("--expectations <folder>", "a ledger of your own")
    .option("--fail-on <verdict>", "changed: exit with 1 also where CPython changed", onlyChanged)
    .option("--json <file>", "write every cell as JSON")
    .option("--junit <file>", "write every cell as JUnit XML")
    .option("--html <folder>", "write index.html: the matrix, with every difference explained")
    .option("--shard <i/n>", "run part i of n; merge joins the JSON reports", shard)
    .option("-j, --jobs <n>", "testees at once; without it four more than processors", count)
    .addHelpText(
      "after",
      `
Examples:
  logparity run
  logparity run 'rotating-file/**' --python 3.9,3.13
  logparity run --oracle local --json out.json
  logparity run --oracle docker --node 20,24
  logparity run --html report
  logparity run --testee 'python3.13 -S -B testee.py' --expectations my-ledger

A testee may take 20 s for a scenario; LOGPARITY_TIMEOUT=60 gives it 60 s.
${EXIT_CODES}`,
    )
    .action(async (patterns: string[], options) => {
      const { runCommand } = await import("./run.ts");
      end(await runCommand(patterns, options, terminal));
    });
}

function addVersions(root: Command, terminal: Terminal, end: End): void {
  root
    .command("versions")
    .description("say what changed between two CPythons, or from each to the next")
    .argument("[versions-and-patterns...]", `two versions, then ${PATTERNS}`)
    .option("--oracle <source>", "recorded (without it), or local: ask the CPythons found here")
    .option("--scenarios <folder>", OWN_SCENARIOS)
    .option("-j, --jobs <n>", "testees at once; without it one a processor", count)
    .addHelpText(
      "after",
      `
Without versions it prints the timeline: each minor version against the one before it.

Examples:
  logparity versions
  logparity versions 'rotating-file/**'
  logparity versions 3.12 3.13
  logparity versions 3.9 3.13 'timed-rotating-file/**' --oracle local

Exit codes: 0 compared, 2 usage or an unknown version, 3 nothing could be compared,
4 nothing selected, 130 interrupted.`,
    )
    .action(async (words: string[], options) => {
      const { versionsCommand } = await import("./versions.ts");
      end(await versionsCommand(words, options, terminal));
    });
}

function addRecord(root: Command, terminal: Terminal, end: End): void {
  root
    .command("record")
    .description("keep what the CPythons on this machine do, for machines that have none")
    .argument("[patterns...]", PATTERNS)
    .option("--check", "write nothing; compare recordings with the live CPythons")
    .option("--python <versions>", "only these CPythons")
    .option("--scenarios <folder>", OWN_SCENARIOS)
    .option("-j, --jobs <n>", "testees at once; without it one a processor", count)
    .addHelpText("after", "\nExamples:\n  logparity record 'core/**'\n  logparity record --check")
    .action(async (patterns: string[], options) => {
      const { recordCommand } = await import("./record.ts");
      end(await recordCommand(patterns, options, terminal));
    });
}

function addMerge(root: Command, terminal: Terminal, end: End): void {
  root
    .command("merge")
    .description("join the JSON reports of shards into one")
    .argument("<files...>", "what run --shard i/n --json FILE wrote")
    .option("--fail-on <verdict>", "changed: exit with 1 also where CPython changed", onlyChanged)
    .option("--json <file>", "write the joined report as JSON")
    .option("--junit <file>", "write the joined report as JUnit XML")
    .option("--html <folder>", "write index.html: the matrix, with what the reports explain")
    .option("--scenarios <folder>", OWN_SCENARIOS)
    .option("--expectations <folder>", "a ledger of your own")
    .addHelpText("after", "\nExample:\n  logparity merge shard-1.json shard-2.json --json all.json")
    .action(async (files: string[], options) => {
      const { mergeCommand } = await import("./merge.ts");
      end(mergeCommand(files, options, terminal));
    });
}

function addFuzz(root: Command, terminal: Terminal, end: End): void {
  root
    .command("fuzz")
    .description("try generated scenarios until one tells the port from CPython")
    .argument("[family]", "what to generate for, such as rotating-file; without it they are listed")
    .option("--runs <n>", "scenarios to try (1000)", count)
    .option(
      "--seed <seed[:offset]>",
      "generate these scenarios again, or go on where it ended",
      seed,
    )
    .option("--python <version>", "the CPython to compare with; without it the newest one found")
    .option("--testee <command>", "the command that starts another port's testee")
    .option("--scenarios <folder>", "where to keep what is found, as <family>/found/….yaml")
    .addHelpText(
      "after",
      `
What is found is made as small as possible and kept as a scenario. Ends with 0 where nothing was
found, and with 1 where something was.

Examples:
  logparity fuzz rotating-file --runs 20000
  logparity fuzz timed-rotating-file --seed 42:1500 --python 3.13`,
    )
    .action(async (family: string | undefined, options) => {
      const { fuzzCommand, listFamilies } = await import("./fuzz.ts");
      if (family === undefined) end(listFamilies(terminal));
      else end(await fuzzCommand(family, options, terminal));
    });
}

function addList(root: Command, terminal: Terminal, end: End): void {
  root
    .command("list")
    .description("list scenarios with their titles")
    .argument("[patterns...]", PATTERNS)
    .option("--scenarios <folder>", OWN_SCENARIOS)
    .addHelpText("after", "\nExample:\n  logparity list 'timed-rotating-file/**'")
    .action(async (patterns: string[], options) => {
      const { listCommand } = await import("./list.ts");
      end(listCommand(patterns, options, terminal));
    });
}

function addExplain(root: Command, terminal: Terminal, end: End): void {
  root
    .command("explain")
    .description("run one cell and show in full what differs")
    .argument("<cell>", "<scenario>@<python>; the newest CPython without @")
    .option("--oracle <source>", "recorded, local or docker")
    .option("--testee <command>", "the command that starts another port's testee")
    .option("--scenarios <folder>", OWN_SCENARIOS)
    .option("--expectations <folder>", "a ledger of your own")
    .option("--repro <folder>", "write a program for Python and one for Node that show it alone")
    .addHelpText(
      "after",
      "\nExamples:\n  logparity explain rotating-file/namer/deletion-follows-namer@3.9\n  logparity explain 'timed-rotating-file/dst/spring[tz=Europe/Paris]@3.13'",
    )
    .action(async (cell: string, options) => {
      const { explainCommand } = await import("./explain.ts");
      end(await explainCommand(cell, options, terminal));
    });
}

function addDoctor(root: Command, terminal: Terminal, end: End): void {
  root
    .command("doctor")
    .description("say what a run can use on this machine, and what it skips and why")
    .option("--testee <command>", "the command that starts another port's testee")
    .action(async (options) => {
      const { doctorCommand } = await import("./doctor.ts");
      end(await doctorCommand(options, terminal));
    });
}

function onlyChanged(text: string): string {
  if (text === "changed") return text;
  throw new InvalidArgumentError(
    "Expected changed, the only verdict that does not fail by itself.",
  );
}

function count(text: string): number {
  if (/^[1-9]\d*$/u.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected a whole number from 1.");
}

function seed(text: string): Seed {
  const parsed = parseSeed(text);
  if (parsed !== undefined) return parsed;
  throw new InvalidArgumentError("Expected a number below 2147483648, with or without :offset.");
}

function shard(text: string): Shard {
  const [, index = 0, of = 0] = (/^(\d+)\/(\d+)$/u.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= of) return { index, of };
  throw new InvalidArgumentError("Expected i/n such as 1/4, with i from 1 to n.");
}
