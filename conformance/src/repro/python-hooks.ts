import { inexpressible } from "./inexpressible.ts";
import type { Scope } from "./scope.ts";

/** What a function that is the hook `options` answers, as an expression over its `args` and `kw`. */
export function pythonAnswer(
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
      return "None";
    case "raise":
      return `throw(${write(options["error"])})`;
    case "affix": {
      const before = options["prefix"] === undefined ? "" : `${write(options["prefix"])} + `;
      const after = options["suffix"] === undefined ? "" : ` + ${write(options["suffix"])}`;
      return options["around"] === "name"
        ? `"/".join(args[0].split("/")[:-1] + [${before}args[0].split("/")[-1]${after}])`
        : `${before}args[0]${after}`;
    }
    case "record":
      return `recorded(${write(name)}, args, kw${value === undefined ? "" : `, ${write(value)}`})`;
    case "equals":
      return `args[0].${String(options["attr"])} == ${write(value)}`;
    case "replace_record":
      return `changed(args[0], **${write(options["set"] ?? {})})`;
    case "gzip":
      return "gzip_stored(*args)";
    case "copy":
      return "copy_and_truncate(*args)";
    default:
      return inexpressible(`there is no program for the hook ${String(hook)} here`);
  }
}
