import { inexpressible } from "./inexpressible.ts";
import type { Scope } from "./scope.ts";

/** What a function that is the hook `options` answers, as an expression over its `args`. */
export function nodeAnswer(
  options: Readonly<Record<string, unknown>>,
  scope: Scope,
  write: (value: unknown) => string,
): string {
  const { $hook: hook, value, name } = options;
  if (!["return", "none", "affix", "equals"].includes(String(hook))) scope.need("hooks");
  if (options["takes"] !== undefined) inexpressible("a function refuses arguments by name");
  switch (hook) {
    case "return":
      return write(value);
    case "none":
      return "null";
    case "raise":
      return `raise(${write(options["error"])})`;
    case "affix": {
      const [before = "", after = ""] = [options["prefix"], options["suffix"]].map((one) =>
        typeof one === "string" ? one.replaceAll(/[`\\$]/gu, String.raw`\$&`) : "",
      );
      return options["around"] === "name"
        ? `args[0].replace(/[^/]+$/u, (name) => \`${before}\${name}${after}\`)`
        : `\`${before}\${args[0]}${after}\``;
    }
    case "record":
      return `recorded(${write(name)}, args${value === undefined ? "" : `, ${write(value)}`})`;
    case "equals":
      return `args[0].${String(options["attr"])} === ${write(value)}`;
    case "replace_record":
      return `changed(args[0], ${write(options["set"] ?? {})})`;
    case "gzip":
      return "gzipStored(...args)";
    case "copy":
      return "copyAndTruncate(...args)";
    default:
      return inexpressible(`there is no program for the hook ${String(hook)} here`);
  }
}
