import { bytesOf, type Json, type Observation, textOf } from "../observation.ts";

/** What a rule may know about the run beside the text. */
export interface RunFacts {
  /** Absolute path of the folder the run happened in; empty where it is already replaced. */
  readonly sandbox: string;
}

/** One thing in which two equal runs may still differ, and how it is taken out of their texts. */
export interface Rule {
  readonly name: string;
  readonly why: string;
  readonly apply: (text: string, facts: RunFacts) => string;
}

/**
 * Every rule there is. Each is idempotent, so that recordings can be normalised once more.
 *
 * What the lab received is never touched: no rule rewrites bytes inside a frame, packet, mail or request.
 */
export const RULES: readonly Rule[] = [
  {
    name: "sandbox",
    why: "Every run has a folder of its own; its path appears in baseFilename and in system errors.",
    apply: (text, { sandbox }) => (sandbox === "" ? text : text.replaceAll(sandbox, "<sandbox>")),
  },
  {
    name: "frames",
    why: "Frames of the library and the testee are other files and lines in each implementation; the scenario's own frames and everything around them stay.",
    apply: (text) => withoutForeignFrames(text),
  },
  {
    name: "openssl",
    why: "Errors of TLS end in the line of CPython's C source that found them, another one in each version.",
    apply: (text) => text.replaceAll(/ \(_ssl\.c:\d+\)$|(?<=: )_ssl\.c:\d+: /gmu, ""),
  },
  {
    name: "address",
    why: "The address in a default repr() changes from run to run.",
    apply: (text) => text.replaceAll(/(?<=<[^<>\n]* at )0x[0-9a-fA-F]+(?=>)/gu, "0x…"),
  },
];

/** Applies {@link RULES} to every text in `observations`. */
export function normalise(observations: readonly Observation[], facts: RunFacts): Observation[] {
  const clean = (text: string): string =>
    RULES.reduce((cleaned, { apply }) => apply(cleaned, facts), text);
  return observations.map((seen) => (seen.at.startsWith("lab/") ? seen : cleanOne(seen, clean)));
}

function cleanOne(seen: Observation, clean: (text: string) => string): Observation {
  if ("bytes" in seen) {
    const text = textOf(seen.bytes);
    return text === undefined ? seen : { ...seen, bytes: bytesOf(clean(text)) };
  }
  if ("value" in seen) return { ...seen, value: cleanValue(seen.value, clean) };
  if ("link" in seen) return { ...seen, link: clean(seen.link) };
  if (!("error" in seen)) return seen;
  return { ...seen, error: { ...seen.error, message: clean(seen.error.message) } };
}

function cleanValue(value: Json, clean: (text: string) => string): Json {
  if (typeof value === "string") return clean(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((inner: Json) => cleanValue(inner, clean));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, cleanValue(inner, clean)]),
  );
}

const HEADING =
  /(?:^|\| )(?:(?:Exception Group )?Traceback|Stack) \(most recent call last\):$|^Call stack:$/u;
const FRAME = /^ +(?:\| )?File "(?<file>.*)", line \d+(?:, in .*)?$/u;
const BELOW_FRAME = /^ {4}/u; // source line, or the markers under it
const REPEATED = /^ {2}\[Previous line repeated \d+ more times?\]$/u;
const SCENARIO_FOLDER = "/srv/app/"; // where both testees issue the scenario's log calls from

function withoutForeignFrames(text: string): string {
  if (!HEADING_SOMEWHERE.test(text)) return text;
  const kept: string[] = [];
  let [inFrames, foreign] = [false, false];
  for (const line of text.split("\n")) {
    const frame = inFrames ? FRAME.exec(line) : null;
    if (frame !== null) foreign = !frame.groups?.["file"]?.startsWith(SCENARIO_FOLDER);
    const below = inFrames && (BELOW_FRAME.test(line) || REPEATED.test(line));
    inFrames = frame !== null || below || line === "  <frames>" || HEADING.test(line);
    if ((frame !== null || below) && foreign) {
      if (kept.at(-1) !== "  <frames>") kept.push("  <frames>");
    } else {
      kept.push(line);
    }
    if (!inFrames) foreign = false;
  }
  return kept.join("\n");
}

const HEADING_SOMEWHERE = /\(most recent call last\):|^Call stack:/mu;
