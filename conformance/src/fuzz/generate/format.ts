import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import { weighted } from "./steps.ts";
import { text } from "./text.ts";

/** The three ways in which a format refers to an attribute. */
export type Style = "%" | "{" | "$";

const FIELDS = [
  "message",
  "name",
  "levelname",
  "levelno",
  "asctime",
  "created",
  "msecs",
  "relativeCreated",
  "thread",
  "threadName",
  "process",
  "processName",
  "pathname",
  "filename",
  "module",
  "lineno",
  "funcName",
  "taskName",
  "exc_text",
  "own",
  "missing",
] as const;

const field = fc.constantFrom(...FIELDS);
const plain = text.map((piece) => piece.replaceAll(/[%{}$]/gu, ""));

const percentField = fc
  .tuple(
    field,
    fc.constantFrom(
      "s",
      "s",
      "s",
      "r",
      "d",
      "f",
      "-10s",
      "10s",
      ".3s",
      "05d",
      "+.2f",
      "x",
      "#o",
      "e",
      "%",
      "y",
      "",
    ),
  )
  .map(([name, rest]) => `%(${name})${rest}`);

const braceField = fc
  .tuple(
    field,
    fc.constantFrom("", "", "", "!r", "!s", "!a", "!x", "[0]", ".real"),
    fc.constantFrom(
      "",
      "",
      "",
      ":>10",
      ":<10",
      ":^9",
      ":*^12",
      ":d",
      ":05d",
      ":.2f",
      ":,",
      ":_",
      ":x",
      ":e",
      ":%",
      ":s",
      ":q",
      ":{}",
    ),
  )
  .map((parts) => `{${parts.join("")}}`);

const dollarField = fc
  .tuple(field, fc.boolean())
  .map(([name, isBraced]) => (isBraced ? `\${${name}}` : `$${name}`));

const BY_STYLE: Readonly<Record<Style, Arbitrary<string>>> = {
  "%": fc.oneof(
    weighted(5, percentField),
    weighted(3, plain),
    weighted(1, fc.constantFrom("%%", "%", "%s", "%(", "%()s")),
  ),
  "{": fc.oneof(
    weighted(5, braceField),
    weighted(3, plain),
    weighted(1, fc.constantFrom("{{", "}}", "{", "}", "{}", "{0}")),
  ),
  $: fc.oneof(
    weighted(5, dollarField),
    weighted(3, plain),
    weighted(1, fc.constantFrom("$$", "$", "${", "${}", "$1")),
  ),
};

/** A format in one of the styles, right or wrong. */
export function format(style: Style): Arbitrary<string> {
  return fc.array(BY_STYLE[style], { maxLength: 5 }).map((pieces) => pieces.join(""));
}

const DIRECTIVES = "aAbBcdDeFgGHIjklmMnpPrRsStTuUVwWxXyYzZ%CEOLfqQ".split("");

/** A strftime format: all directives of C, with and without flags. */
export const dateFormat: Arbitrary<string> = fc
  .array(
    fc.oneof(
      weighted(
        5,
        fc
          .tuple(
            fc.constantFrom("", "", "", "", "-", "_", "0", "^", "#", "10", "E", "O"),
            fc.constantFrom(...DIRECTIVES),
          )
          .map(([flag, letter]) => `%${flag}${letter}`),
      ),
      weighted(2, plain),
    ),
    { maxLength: 5 },
  )
  .map((pieces) => pieces.join(""));
