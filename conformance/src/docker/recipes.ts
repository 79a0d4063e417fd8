import type { Recipe } from "./images.ts";

/** The image of the CPython testee; `version` is any that the official image has a tag for. */
export function pythonRecipe(version: string): Recipe {
  return {
    name: "python",
    base: `python:${version}-slim`,
    args: { PYTHON_VERSION: version },
    version,
  };
}

/** The image of the port's testee on one Node. */
export function nodeRecipe(version: string): Recipe {
  return { name: "node", base: `node:${version}-slim`, args: { NODE_VERSION: version }, version };
}

/** rsyslog, from Debian. */
export const RSYSLOG: Recipe = {
  name: "rsyslog",
  base: "debian:bookworm-slim",
  args: {},
  version: "bookworm",
};

/** MailHog is used as its authors publish it. */
export const MAILHOG = "mailhog/mailhog:v1.0.1";
