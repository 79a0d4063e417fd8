import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import type { Step } from "../../scenario/step.ts";
import type { FuzzFamily } from "../family.ts";
import { message } from "../generate/message.ts";
import { advance, setOn, weighted } from "../generate/steps.ts";
import { anyText, text, word } from "../generate/text.ts";
import { anyValue, type Written } from "../generate/values.ts";

const handler = fc.constant("h");

/** What headers are made of: words of all lengths, marks of their grammar, and encoded words. */
const piece: Arbitrary<string> = fc.oneof(
  weighted(6, word),
  weighted(3, text),
  weighted(1, anyText),
  weighted(2, fc.constantFrom(" ", "  ", "\t", ",", ";", ":", "@", ".", "<", ">", "(", ")", '"')),
  weighted(2, fc.constantFrom("é", "日本", "ß", "😀", "\u00a0", "\u200b")),
  weighted(
    1,
    fc.constantFrom("=?utf-8?q?caf=C3=A9?=", "=?utf-8?b?w6k=?=", "=?x?q?y?=", "=?", "?="),
  ),
  weighted(
    1,
    fc.integer({ min: 20, max: 110 }).map((length) => "w".repeat(length)),
  ),
  weighted(
    1,
    fc.integer({ min: 10, max: 60 }).map((length) => "ü".repeat(length)),
  ),
);

/** A header of any kind. */
const header: Arbitrary<string> = fc
  .tuple(fc.array(piece, { maxLength: 14 }), fc.constantFrom("", " "))
  .map(([pieces, glue]) => pieces.join(glue));

const domain = fc.oneof(
  weighted(
    4,
    word.map((name) => `${name}.example`),
  ),
  weighted(1, fc.constantFrom("[127.0.0.1]", "bücher.example", "localhost", "a..b", "x .y")),
);
const localPart = fc.oneof(
  weighted(4, word),
  weighted(1, fc.constantFrom("a.b", '"a b"', "jörg", "a+b", ".a", "a.", "", '"', "a(c)")),
);
const addrSpec = fc.tuple(localPart, domain).map((parts) => parts.join("@"));
const phrase = fc.oneof(
  weighted(3, word),
  weighted(1, fc.constantFrom('"Comma, C"', "Zoë", "=?utf-8?q?Zo=C3=AB?=", "A. B. (work)", "''")),
  weighted(1, header),
);

/** An address, or something like it. */
const address: Arbitrary<string> = fc.oneof(
  weighted(5, addrSpec),
  weighted(
    3,
    fc.tuple(phrase, addrSpec).map(([name, spec]) => `${name} <${spec}>`),
  ),
  weighted(
    1,
    fc.array(addrSpec, { maxLength: 3 }).map((specs) => `team: ${specs.join(", ")};`),
  ),
  weighted(1, header),
);

const LINE_ENDS = ["\n", "\r\n", "\r", "\n\n"];

/** Lengths about which mail has rules: of a line that is folded, and of one that no server need take. */
const length = fc.oneof(
  weighted(3, fc.integer({ min: 70, max: 90 })),
  weighted(1, fc.integer({ min: 985, max: 1010 })),
);

const line: Arbitrary<string> = fc.oneof(
  weighted(4, anyText),
  weighted(
    2,
    length.map((count) => "x".repeat(count)),
  ),
  weighted(
    1,
    fc.integer({ min: 30, max: 50 }).map((count) => "é".repeat(count)),
  ),
  weighted(1, fc.constantFrom(".", "..", ".x", "From me", ">From", "x ", "y\t", "a=b", "")),
  weighted(
    1,
    fc.array(piece, { minLength: 5, maxLength: 20 }).map((words) => words.join(" ")),
  ),
);

/** A body of lines with ends of all kinds. */
const body: Arbitrary<Written> = fc
  .array(fc.tuple(line, fc.constantFrom(...LINE_ENDS)), { maxLength: 14 })
  .map((lines) => lines.flat().join(""));

const mail: Arbitrary<Step> = fc.oneof(
  weighted(
    6,
    body.map((msg) => ({ log: { to: "h", level: "ERROR", msg } })),
  ),
  weighted(
    2,
    message.map(({ msg, args }) => ({ log: { to: "h", level: "ERROR", msg, args } })),
  ),
);

const recipients: Arbitrary<Written> = fc.oneof(
  weighted(5, fc.array(address, { maxLength: 4 })),
  weighted(1, fc.array(anyValue, { maxLength: 2 })),
  weighted(1, address),
);

const subject = fc.oneof(weighted(6, header), weighted(1, anyText));

function returned(value: Written): Written {
  return { $hook: "return", value };
}

const step: Arbitrary<Step> = fc.oneof(
  weighted(6, mail),
  weighted(3, setOn(handler, "subject", subject)),
  weighted(1, setOn(handler, "getSubject", fc.oneof(subject, anyValue).map(returned))),
  weighted(2, setOn(handler, "fromaddr", address)),
  weighted(2, setOn(handler, "toaddrs", recipients)),
  weighted(1, advance(fc.integer({ min: 1, max: 4e10 }).map((ms) => ms / 1000))),
);

const FEATURES = ["250-SIZE", "250-SMTPUTF8\n250-8BITMIME", "250-HELP"];
/** Ways to log in that a server may offer, and what it says to them. */
const LOGINS = [
  { features: "250 AUTH PLAIN", auth: "235 welcome" },
  { features: "250 AUTH LOGIN", auth: "334 UGFzc3dvcmQ6" },
  { features: "250 AUTH CRAM-MD5 PLAIN", auth: ["334 PDEyM0BteD4=", "235 welcome"] },
  { features: "250 AUTH LOGIN PLAIN", auth: "535 no" },
  { features: "250 NOOP", auth: "500 what" },
];
/** What a server may have against a mail. */
const OBJECTIONS = [
  { rcpt: ["250 ok", "550 no such user", "451 later"] },
  { rcpt: "550 nobody" },
  { mail: "452 full" },
  { data: "554 no" },
  { end: "552 too long" },
];
const ZONES = ["UTC", "America/New_York", "Asia/Kathmandu", "<-0330>3:30"];

/** SMTPHandler: everything that a server hears, for all subjects, addresses and bodies. */
export const smtp: FuzzFamily = {
  name: "smtp",
  about: "mails of SMTPHandler and the talk around them, for all subjects, addresses and bodies",
  drafts: fc
    .record({
      subject,
      from: fc.oneof(weighted(3, fc.constant("a@x.example")), weighted(1, address)),
      to: recipients,
      steps: fc.array(step, { maxLength: 6 }),
      features: fc.constantFrom(...FEATURES),
      credentials: fc.option(fc.tuple(anyText, anyText), { freq: 3 }),
      login: fc.constantFrom(...LOGINS),
      objection: fc.option(fc.constantFrom(...OBJECTIONS), { freq: 5, nil: {} }),
      tz: fc.constantFrom(...ZONES),
    })
    .map(({ subject: about, from, to, steps, features, credentials, login, objection, tz }) => ({
      ref: "logging.handlers.SMTPHandler",
      tz,
      lab: {
        mx: {
          kind: "smtp-script",
          replies: {
            ...objection,
            ehlo: `250-mx\n${features}\n${login.features}`,
            auth: login.auth,
          },
        },
      },
      steps: [
        {
          new: {
            h: {
              class: "handlers.SMTPHandler",
              args: [MX, from, to, about],
              ...(credentials !== null && { kw: { credentials: { $tuple: credentials } } }),
            },
          },
        },
        ...steps,
        { log: { to: "h", level: "ERROR", msg: "last" } },
      ],
      observe: ["mx", "stderr", "results"],
    })),
};

const MX = [{ $lab: "mx.host" }, { $lab: "mx.port" }];
