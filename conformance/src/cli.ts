import { Command, CommanderError, InvalidArgumentError } from "commander";
import type { Shard } from "./commands/select.ts";
import { Stop } from "./commands/stop.ts";
import type { Terminal } from "./commands/terminal.ts";
import { paintFor } from "./report/colour.ts";

const interruption = new AbortController();

const terminal: Terminal = {
  print: (line) => void process.stdout.write(`${line}\n`),
  note: (text) => void process.stderr.write(text),
  paint: paintFor(process.stdout),
  live: process.stderr.isTTY === true && process.env["CI"] === undefined,
  environment: process.env,
  signal: interruption.signal,
};

/** Ends with the code of a command. Commands load when they are asked for, so that `list` stays quick. */
async function end(command: Promise<number> | number): Promise<void> {
  process.exitCode = await command;
}

function program(): Command {
  const root = new Command("logparity")
    .description(
      "Runs logging scenarios through real CPythons and through a port, and compares what they leave behind.",
    )
    .exitOverride()
    .configureHelp({ sortSubcommands: false })
    .showHelpAfterError("(add --help for the options)")
    .addHelpText(
      "after",
      "\nExit codes: 0 as expected, 1 different or error or stale, 2 usage or a bad file,\n3 could not run, 4 nothing selected, 130 interrupted.",
    );
  addRun(root);
  addList(root);
  return root;
}

function addRun(root: Command): void {
  root
    .command("run")
    .description("compare the port with CPythons")
    .argument("[patterns...]", "scenarios: * is one path part, ** any number; all without one")
    .option("--python <versions>", "only these CPythons: 3.9,3.13 or full versions")
    .option(
      "--oracle <source>",
      "recorded, local or docker; live where found, else recorded, without it",
    )
    .option("--testee <command>", "judge another port: the command that starts its testee")
    .option("--scenarios <folder>", "scenarios of your own")
    .option("--expectations <folder>", "a ledger of your own")
    .option("--fail-on <verdict>", "also exit 1 on changed", oneOf("changed"))
    .option("--json <file>", "write verdicts as JSON")
    .option("--junit <file>", "write verdicts as JUnit XML")
    .option("--shard <i/n>", "run part i of n", shard)
    .option("-j, --jobs <n>", "testees at once (default: number of processors)", positive)
    .addHelpText(
      "after",
      "\nExamples:\n  logparity run\n  logparity run 'rotating-file/**' --python 3.9,3.13\n  logparity run --oracle local --json out.json\n  logparity run --testee 'python3.13 -S -B my_testee.py' --expectations my-ledger\n\nA testee may take 20 s for a scenario; LOGPARITY_TIMEOUT=60 gives it 60.",
    )
    .action(async (patterns: string[], options) => {
      const { runCommand } = await import("./commands/run.ts");
      await end(runCommand(patterns, options, terminal));
    });
}

function addList(root: Command): void {
  root
    .command("list")
    .description("list scenarios with their titles")
    .argument("[patterns...]", "as for run")
    .option("--scenarios <folder>", "scenarios of your own")
    .addHelpText("after", "\nExample:\n  logparity list 'timed-rotating-file/**'")
    .action(async (patterns: string[], options) => {
      const { listCommand } = await import("./commands/list.ts");
      await end(listCommand(patterns, options, terminal));
    });
}

function oneOf(...values: string[]): (text: string) => string {
  return (text) => {
    if (values.includes(text)) return text;
    throw new InvalidArgumentError(`Expected ${values.join(" or ")}.`);
  };
}

function positive(text: string): number {
  if (/^[1-9]\d*$/u.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected a number from 1.");
}

function shard(text: string): Shard {
  const [, index = 0, of = 0] = (/^(\d+)\/(\d+)$/u.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= of) return { index, of };
  throw new InvalidArgumentError("Expected i/n such as 1/4, with i from 1 to n.");
}

/** Exit code for what ended a command, after telling the person about it. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof Error)) throw error;
  const codes: Record<string, number> = {
    BadFileError: 2,
    NoOracleError: 3,
    InterruptedError: 130,
  };
  const code = error instanceof Stop ? error.exitCode : codes[error.name];
  terminal.note(code === undefined ? `${error.stack}\n` : `logparity: ${error.message}\n`);
  return code ?? 1;
}

function interrupt(): void {
  if (interruption.signal.aborted) process.exit(130); // the second Ctrl-C does not wait for the cleaning
  interruption.abort();
}

process.on("SIGINT", interrupt);
process.on("SIGTERM", interrupt);
try {
  await program().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
