import { inexpressible, isFields, listIn } from "./inexpressible.ts";
import { bytesLiteral } from "./node-values.ts";

/** What a file action needs of the program around it. */
interface FileContext {
  /** Writes a value as an expression. */
  value(value: unknown): string;
  /** Imports a name from a module, and returns what it is called. */
  import(from: string, name: string): string;
}

/** Statements that do to a file what another program would; reading one is not among them. */
export function nodeFileAction(action: string, given: unknown, context: FileContext): string[] {
  const fs = (name: string): string => context.import("node:fs", name);
  const [first, second] = listIn(given).map((one) => context.value(one));
  const name = context.value(given);
  switch (action) {
    case "write":
    case "append":
      return [`${fs(`${action}FileSync`)}(${first}, ${content(listIn(given)[1], context)});`];
    case "rename":
      return [`${fs("renameSync")}(${first}, ${second});`];
    case "remove":
      return [`${fs("rmSync")}(${name}, { recursive: true });`];
    case "mkdir":
      return [`${fs("mkdirSync")}(${name});`];
    case "symlink":
      return [`${fs("symlinkSync")}(${first}, ${second});`];
    case "fifo":
      return [`${context.import("node:child_process", "execFileSync")}("mkfifo", [${name}]);`];
    case "chmod":
      return [`${fs("chmodSync")}(${first}, 0o${String(listIn(given)[1]).replace(/^0/u, "")});`];
    case "truncate":
      return [`${fs("truncateSync")}(${first}, ${second});`];
    case "touch":
      return [
        `${fs("appendFileSync")}(${name}, "");`,
        `${fs("utimesSync")}(${name}, Date.now() / 1000, Date.now() / 1000);`,
      ];
    default:
      return inexpressible(`a program has no such file action as ${action}`);
  }
}

function content(value: unknown, context: FileContext): string {
  if (typeof value === "string") return bytesLiteral(Buffer.from(value));
  return isFields(value) && "$bytes" in value
    ? context.value(value)
    : `String(${context.value(value)})`;
}
