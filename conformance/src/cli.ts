import { Command, CommanderError } from "commander";
import { addCommands } from "./commands/program.ts";
import { Stop } from "./commands/stop.ts";
import type { Terminal } from "./commands/terminal.ts";
import { paintFor } from "./report/colour.ts";

const interruption = new AbortController();

const terminal: Terminal = {
  print: (line) => void process.stdout.write(`${line}\n`),
  note: (text) => void process.stderr.write(text),
  paint: paintFor(process.stdout),
  live: process.stderr.isTTY && process.env["CI"] === undefined,
  environment: process.env,
  signal: interruption.signal,
};

const EXIT_CODES: ReadonlyMap<string, number> = new Map([
  ["BadFileError", 2],
  ["NoOracleError", 3],
  ["DockerError", 3],
  ["ENOSPC", 3],
  ["InterruptedError", 130],
]);

/** A full disk has no class of its own. */
function codeNameOf(error: Error): string {
  return "code" in error && error.code === "ENOSPC" ? "ENOSPC" : error.name;
}

/** Exit code for what ended a command, after telling the person about it. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // it has told them itself
  if (!(error instanceof Error)) throw error;
  const code = error instanceof Stop ? error.exitCode : EXIT_CODES.get(codeNameOf(error));
  terminal.note(code === undefined ? `${error.stack}\n` : `logparity: ${error.message}\n`);
  return code ?? 1;
}

function interrupt(): void {
  if (interruption.signal.aborted) process.exit(130); // a second Ctrl-C does not wait for the cleaning
  interruption.abort();
}

process.stdout.on("error", () => {}); // a reader such as `head` may leave early; the exit code still counts
process.on("SIGINT", interrupt);
process.on("SIGTERM", interrupt);
const program = addCommands(new Command("logparity"), terminal, (code) => {
  process.exitCode = code;
});
try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = report(error);
}
