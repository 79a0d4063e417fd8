import type { HookWords } from "./hook-answers.ts";

/** What hooks answer, in JavaScript. */
export const NODE_HOOKS: HookWords = {
  none: "null",
  gzip: "gzipStored(...args)",
  copy: "copyAndTruncate(...args)",
  raise: (error) => `raise(${error})`,
  affix({ prefix, suffix, around }) {
    const [before = "", after = ""] = [prefix, suffix].map((one) =>
      typeof one === "string" ? one.replaceAll(/[`\\$]/gu, String.raw`\$&`) : "",
    );
    return around === "name"
      ? `args[0].replace(/[^/]+$/u, (name) => \`${before}\${name}${after}\`)`
      : `\`${before}\${args[0]}${after}\``;
  },
  record: (name, value) => `recorded(${name}, args${value === undefined ? "" : `, ${value}`})`,
  equals: (attribute, value) => `args[0].${attribute} === ${value}`,
  replaceRecord: (attributes) => `changed(args[0], ${attributes})`,
};
