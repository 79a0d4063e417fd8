import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import type { Step } from "../../scenario/step.ts";
import type { FuzzFamily } from "../family.ts";
import { encoding, errors, mode, rotatingSteps } from "../generate/file-settings.ts";
import {
  advance,
  callOn,
  callWith,
  getOn,
  meddle,
  program,
  setOn,
  weighted,
} from "../generate/steps.ts";
import { float } from "../generate/values.ts";

const NAMES = [
  "app.log",
  "app.log.1",
  "app.log.2",
  "app.log.3",
  "app.log.1.old",
  "app.log.2.old",
  "kept.log",
  "other.log",
  "other.log.1",
];
const handler = fc.oneof(weighted(5, fc.constant("h")), weighted(1, fc.constant("h2")));
const maxBytes = fc.oneof(
  weighted(8, fc.nat({ max: 120 })),
  weighted(1, fc.constantFrom(-1, null, true)),
  weighted(1, float),
);
const backupCount = fc.oneof(
  weighted(8, fc.nat({ max: 4 })),
  weighted(1, fc.constantFrom(-1, true, 1.5)),
);

function make(name: string): Arbitrary<Step> {
  const settings = fc.record(
    { maxBytes, backupCount, mode, encoding, delay: fc.boolean(), errors },
    { requiredKeys: ["maxBytes", "backupCount"] },
  );
  return fc
    .tuple(fc.constantFrom("app.log", "app.log", "app.log", "logs/app.log"), settings)
    .map(([file, kw]) => ({
      new: { [name]: { class: "handlers.RotatingFileHandler", args: [file], kw } },
    }));
}

const steps = program(
  24,
  ...rotatingSteps(handler),
  weighted(1, setOn(handler, "maxBytes", maxBytes)),
  weighted(1, setOn(handler, "backupCount", backupCount)),
  weighted(2, callOn(handler, "doRollover", "flush", "close")),
  weighted(1, callWith(handler, "rotation_filename", fc.constantFrom("app.log.1", "x"))),
  weighted(1, callWith(handler, "rotate", fc.constantFrom(...NAMES), fc.constantFrom(...NAMES))),
  weighted(1, getOn(handler, "stream", "mode", "maxBytes", "baseFilename")),
  weighted(4, meddle(NAMES)),
  weighted(1, advance(fc.constant(1))),
  weighted(1, make("h2")),
);

/** RotatingFileHandler: sizes, backups, namers, rotators, and a folder that others write to. */
export const rotatingFile: FuzzFamily = {
  name: "rotating-file",
  about: "RotatingFileHandler with settings, hooks and files in its way",
  drafts: fc.tuple(fc.option(meddle(NAMES)), make("h"), steps).map(([before, made, rest]) => ({
    ref: "logging.handlers.RotatingFileHandler",
    steps: [...(before === null ? [] : [before]), made, ...rest, { get: "h.baseFilename" }],
  })),
};
