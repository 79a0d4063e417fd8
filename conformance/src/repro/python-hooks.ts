import type { HookWords } from "./hook-answers.ts";

/** What hooks answer, in Python; beside `args` there is `kw`. */
export const PYTHON_HOOKS: HookWords = {
  none: "None",
  gzip: "gzip_stored(*args)",
  copy: "copy_and_truncate(*args)",
  raise: (error) => `throw(${error})`,
  affix({ prefix, suffix, around }, write) {
    const before = prefix === undefined ? "" : `${write(prefix)} + `;
    const after = suffix === undefined ? "" : ` + ${write(suffix)}`;
    return around === "name"
      ? `"/".join(args[0].split("/")[:-1] + [${before}args[0].split("/")[-1]${after}])`
      : `${before}args[0]${after}`;
  },
  record: (name, value) => `recorded(${name}, args, kw${value === undefined ? "" : `, ${value}`})`,
  equals: (attribute, value) => `args[0].${attribute} == ${value}`,
  replaceRecord: (attributes) => `changed(args[0], **${attributes})`,
};
