import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import type { Step } from "../../scenario/step.ts";
import type { FuzzFamily } from "../family.ts";
import { configuration, iniFile } from "../generate/configuration.ts";
import { weighted } from "../generate/steps.ts";

/** Nothing of the run before is left. */
const fresh: Step = {
  call: { of: "logging.config.dictConfig", args: [{ version: 1, root: { level: "WARNING" } }] },
};

const CAUSES: readonly Step[] = ["e.__cause__", "e.__cause__.__cause__"].map((get) => ({ get }));

const fromDict: Arbitrary<Step[]> = configuration.map((config) => [
  { call: { of: "logging.config.dictConfig", args: [config], raises: "e" } },
  ...CAUSES,
]);

const fromFile: Arbitrary<Step[]> = iniFile.map((text) => [
  { fs: { write: ["log.ini", text] } },
  { call: { of: "logging.config.fileConfig", args: ["log.ini"], raises: "e" } },
]);

/** `logging.config`: what configurations make of the tree of loggers, and how they fail. */
export const config: FuzzFamily = {
  name: "config",
  about: "dictConfig and fileConfig: the handlers and loggers that they leave, and their errors",
  drafts: fc
    .array(fc.oneof(weighted(3, fromDict), weighted(1, fromFile)), { minLength: 1, maxLength: 2 })
    .map((parts) => ({
      ref: "logging.config.dictConfig",
      steps: [
        fresh,
        { call: { of: "logging.getLogger", args: ["app.old"] } },
        ...parts.flatMap((steps) => [...steps, { graph: {} }]),
        fresh,
      ],
      observe: ["results", "stdout", "stderr"],
    })),
};
