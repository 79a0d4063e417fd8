import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import type { Step } from "../../scenario/step.ts";
import type { FuzzFamily } from "../family.ts";
import { encoding, errors, excInfo, mode, setFileAttribute } from "../generate/file-settings.ts";
import { burst, callOn, getOn, log, meddle, program, weighted } from "../generate/steps.ts";
import { anyText, plainLine, text } from "../generate/text.ts";

const NAMES = ["app.log", "other.log", "logs"];
const handler = fc.oneof(weighted(5, fc.constant("h")), weighted(1, fc.constant("h2")));
const message = fc.oneof(weighted(1, plainLine), weighted(2, text), weighted(2, anyText));

function make(name: string, className: string): Arbitrary<Step> {
  const file = fc.oneof(
    weighted(6, fc.constant("app.log")),
    weighted(1, fc.constantFrom("logs/app.log", "logs", "other.log", "", "a\0b", "é.log")),
  );
  const settings = fc.record({ mode, encoding, delay: fc.boolean(), errors }, { requiredKeys: [] });
  return fc
    .tuple(file, settings)
    .map(([path, kw]) => ({ new: { [name]: { class: className, args: [path], kw } } }));
}

const withError: Arbitrary<Step> = fc
  .tuple(handler, message, excInfo)
  .map(([to, msg, exc_info]) => ({ log: { to, msg, exc_info } }));

/** Everything that can happen to a handler of this class that writes to one file. */
export function fileDrafts(className: string, own: readonly string[]): FuzzFamily["drafts"] {
  const steps = program(
    20,
    weighted(10, log(handler, message)),
    weighted(2, burst(handler, message)),
    weighted(1, withError),
    weighted(3, setFileAttribute(handler)),
    weighted(3, callOn(handler, "flush", "close", "__repr__", ...own)),
    weighted(2, getOn(handler, "stream", "mode", "encoding", "errors", "baseFilename", "delay")),
    weighted(5, meddle(NAMES)),
    weighted(1, make("h2", className)),
  );
  return fc
    .tuple(fc.option(meddle(NAMES)), make("h", className), steps)
    .map(([before, made, rest]) => ({
      ref: `logging.${className}`,
      steps: [...(before === null ? [] : [before]), made, ...rest, { get: "h.baseFilename" }],
    }));
}

/** FileHandler: encodings, errors, modes, and a folder that others write to. */
export const file: FuzzFamily = {
  name: "file",
  about: "FileHandler with encodings, modes and files in its way",
  drafts: fileDrafts("FileHandler", []),
};
