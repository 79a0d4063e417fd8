import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import type { Step } from "../../scenario/step.ts";
import type { FuzzFamily } from "../family.ts";
import { message } from "../generate/message.ts";
import { attributes, own } from "../generate/record.ts";
import { setOn, weighted } from "../generate/steps.ts";
import { anyText, text, word } from "../generate/text.ts";
import { anyValue, bytes, dictOf, type Written } from "../generate/values.ts";

const handler = fc.constant("h");

/** What urls are made of. */
const urlPiece = fc.oneof(
  weighted(5, word),
  weighted(3, fc.constantFrom("/", "?", "&", "=", "#", "%20", ":", "@", "[", "]", ".", "~")),
  weighted(1, text),
);

const url: Arbitrary<string> = fc.oneof(
  weighted(
    4,
    fc.array(urlPiece, { maxLength: 6 }).map((pieces) => `/${pieces.join("")}`),
  ),
  weighted(
    2,
    fc
      .tuple(
        fc.constantFrom("http://", "https://", "http:", "http"),
        fc.array(urlPiece, { maxLength: 5 }),
      )
      .map(([scheme, pieces]) => scheme + pieces.join("")),
  ),
  weighted(
    1,
    fc
      .tuple(
        fc.constantFrom("", "u@", "a"),
        fc.constantFrom("::1", "v1.x", "1.2.3.4", "x", "::1%lo", "", "::g", "1::2::3"),
        fc.constantFrom("]", "]:8", "]x", ""),
      )
      .map(([before, host, after]) => `http://${before}[${host}${after}/y`),
  ),
  weighted(1, anyText),
);

/** Letters that host names are written in, and what their rules are about. */
const foreign: Arbitrary<string> = fc
  .array(fc.constantFrom(...Array.from("éßÄıςΣ日本한אדر①Kﬁ\u00ad\u200d\u3002\u0301-x9")), {
    maxLength: 5,
  })
  .map((letters) => letters.join(""));

/** Hosts that nobody is asked about: they are refused before, or not there. */
const badHost: Arbitrary<Written> = fc.oneof(
  fc.constantFrom("h:x", "h: 1", "h x", "h\r\nX: y", "[::1]:é", "a:b:c", "h:1_x"),
  fc
    .tuple(
      fc.array(fc.oneof(word, text, foreign), { maxLength: 3 }),
      fc.constantFrom(".invalid", ".invalid:", ".invalid:8080", ".invalid:80", ".invalid:-1"),
    )
    .map(([labels, end]) => labels.join(".") + end),
);

/** Keys of all types that can be; of numbers only such as are equal to no other value that is made here. */
const key: Arbitrary<Written> = fc.oneof(
  weighted(6, anyText),
  weighted(1, fc.constant(null)),
  weighted(1, bytes),
  weighted(1, fc.integer({ min: 2, max: 99_999 })),
  weighted(
    1,
    fc.nat({ max: 999 }).map((whole) => ({ $float: `${whole}.5` })),
  ),
  weighted(
    1,
    fc.tuple(anyText, fc.integer({ min: 2 })).map((items) => ({ $tuple: items })),
  ),
);
/** An object that is no value. */
const handlerItself: Arbitrary<Written> = fc.constant({ $ref: "h" });

/** What a record is mapped to: a dict, pairs, or anything. */
const mapped: Arbitrary<Written> = fc.oneof(
  weighted(6, dictOf(key, fc.oneof(weighted(9, anyValue), weighted(1, handlerItself)))),
  weighted(
    2,
    fc.array(
      fc.tuple(anyText, anyValue).map((pair) => ({ $tuple: pair })),
      { maxLength: 3 },
    ),
  ),
  weighted(1, fc.array(anyValue, { maxLength: 3 })),
  weighted(1, anyValue),
);

const credentials: Arbitrary<Written> = fc.oneof(
  weighted(
    6,
    fc.tuple(anyText, anyText).map((pair) => ({ $tuple: pair })),
  ),
  weighted(
    1,
    fc.array(anyValue, { maxLength: 3 }).map((items) => ({ $tuple: items })),
  ),
  weighted(1, text),
  weighted(1, fc.constant(null)),
);

const made: Arbitrary<Step[]> = attributes.map((given) => [
  { call: { of: "logging.makeLogRecord", args: [given], as: "r" } },
  { call: { of: "h.emit", args: [{ $ref: "r" }] } },
]);

const logged: Arbitrary<Step[]> = fc
  .record({ message, extra: fc.option(own) })
  .map(({ message: { msg, args }, extra }) => [
    { log: { to: "h", level: "ERROR", msg, args, ...(extra !== null && { extra }) } },
  ]);

const mappedOnce: Arbitrary<Step[]> = mapped.map((value) => [
  { set: { "h.mapLogRecord": { $hook: "return", value } } },
  { log: { to: "h", level: "ERROR", msg: "mapped" } },
]);

const unit: Arbitrary<Step[]> = fc.oneof(
  weighted(3, made),
  weighted(2, logged),
  weighted(4, mappedOnce),
  weighted(3, asOne(setOn(handler, "url", url))),
  weighted(2, asOne(setOn(handler, "credentials", credentials))),
  weighted(1, asOne(setOn(handler, "host", badHost))),
  weighted(
    1,
    asOne(setOn(handler, "method", fc.constantFrom<Written[]>("GET", "POST", "PUT", "G\nT"))),
  ),
);

function asOne(step: Arbitrary<Step>): Arbitrary<Step[]> {
  return step.map((only) => [only]);
}

/** HTTPHandler: every byte of a request, for all records, urls and credentials. */
export const http: FuzzFamily = {
  name: "http",
  about: "requests of HTTPHandler, for all records, mappings, urls and credentials",
  drafts: fc
    .record({
      url,
      method: fc.constantFrom("GET", "POST"),
      units: fc.array(unit, { minLength: 1, maxLength: 6 }),
    })
    .map(({ url: first, method, units }) => ({
      ref: "logging.handlers.HTTPHandler",
      lab: { web: { kind: "http" } },
      steps: [
        {
          new: {
            h: {
              class: "handlers.HTTPHandler",
              args: [{ $lab: "web.address" }, first],
              kw: { method },
            },
          },
        },
        ...units.flat(),
        { log: { to: "h", level: "ERROR", msg: "last" } },
      ],
      observe: ["web", "stderr", "results"],
    })),
};
