import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import type { Step } from "../../scenario/step.ts";
import type { FuzzFamily } from "../family.ts";
import { failure, method } from "../generate/connection.ts";
import { excInfo } from "../generate/file-settings.ts";
import { message } from "../generate/message.ts";
import { callOn, callWith, getOn, program, setOn, weighted } from "../generate/steps.ts";
import { anyText, text } from "../generate/text.ts";
import type { Written } from "../generate/values.ts";

const handler = fc.constant("h");
const LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL", "NOTICE"];

const facility: Arbitrary<Written> = fc.oneof(
  weighted(
    3,
    fc.constantFrom("kern", "user", "mail", "daemon", "local0", "local7", "ntp", "security"),
  ),
  weighted(3, fc.nat({ max: 23 })),
  weighted(1, fc.constantFrom("none", "", null, -1, 1000, 1.5, "constructor")),
);
const priority: Arbitrary<Written> = fc.oneof(
  weighted(
    3,
    fc.constantFrom("alert", "crit", "critical", "debug", "emerg", "err", "warn", "panic"),
  ),
  weighted(2, fc.nat({ max: 7 })),
  weighted(1, fc.constantFrom("none", null, 8, "toString")),
);

const priorityMap: Arbitrary<Written> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...LEVELS), priority), { selector: ([level]) => level })
  .map((pairs) => ({ $dict: pairs }));

const log: Arbitrary<Step> = fc
  .record({
    message,
    level: fc.oneof(fc.constantFrom(...LEVELS.slice(0, 5)), fc.integer({ min: -5, max: 60 })),
    exc_info: fc.option(excInfo),
    levelname: fc.option(fc.constantFrom(...LEVELS, "constructor", "")),
  })
  .map(({ message: { msg, args }, level, exc_info, levelname }) => ({
    log: {
      to: "h",
      level,
      msg,
      args,
      ...(exc_info !== null && { exc_info }),
      ...(levelname !== null && { extra: { levelname } }),
    },
  }));

const format = fc.constantFrom(
  "%(message)s",
  "%(name)s[%(process)d]: %(levelname)s %(message)s",
  "%(asctime)s %(message)s",
  "",
);

const formatter: Arbitrary<Step[]> = format.map((fmt) => [
  { new: { f: { class: "Formatter", args: [fmt] } } },
  { call: { of: "h.setFormatter", args: [{ $ref: "f" }] } },
]);

const ADDRESS = { $tuple: ["127.0.0.1", 514] };

/** A handler whose socket is an object that notes what it is given. */
function start(kw: Readonly<Record<string, Written>>): Step[] {
  const packet = { $hook: "record", name: "packet" };
  const override = { send: packet, sendto: packet, sendall: packet, close: { $hook: "none" } };
  return [
    { subclass: { Sink: { base: "object", override } } },
    { new: { sink: { class: "Sink" } } },
    { new: { h: { class: "handlers.SysLogHandler", kw: { address: ADDRESS, ...kw } } } },
    { call: { of: "h.socket.close" } },
    { set: { "h.socket": { $ref: "sink" } } },
    { set: { "h.createSocket": { $hook: "none" } } },
    { set: { "h._connect_unixsocket": { $hook: "none" } } },
  ];
}

const sink = fc.constant("sink");
const making: Arbitrary<Written> = fc.oneof(failure, fc.constant({ $hook: "none" }));

const steps = program(
  12,
  weighted(8, log),
  weighted(3, callWith(handler, "encodePriority", facility, priority)),
  weighted(2, callWith(handler, "mapPriority", fc.oneof(fc.constantFrom(...LEVELS), text))),
  weighted(1, formatter),
  weighted(1, setOn(handler, "facility", facility)),
  weighted(2, setOn(handler, "ident", fc.oneof(text, anyText))),
  weighted(1, setOn(handler, "append_nul", fc.constantFrom<Written[]>(true, false, 0, ""))),
  weighted(1, setOn(handler, "priority_map", priorityMap)),
  weighted(
    1,
    setOn(
      handler,
      "socktype",
      fc.constantFrom("SOCK_STREAM", "SOCK_DGRAM").map((kind) => ({ $ref: `socket.${kind}` })),
    ),
  ),
  weighted(1, setOn(handler, "unixsocket", fc.boolean())),
  weighted(1, setOn(handler, "socket", fc.constantFrom<Written[]>(null, { $ref: "sink" }))),
  weighted(1, setOn(handler, "createSocket", making)),
  weighted(1, setOn(handler, "_connect_unixsocket", method("connect"))),
  weighted(1, setOn(sink, "send", method("send"))),
  weighted(1, setOn(sink, "sendto", method("sendto"))),
  weighted(1, setOn(sink, "sendall", method("sendall"))),
  weighted(1, setOn(sink, "close", method("close"))),
  weighted(1, callOn(handler, "close", "flush")),
  weighted(1, getOn(handler, "facility", "ident", "append_nul", "unixsocket", "socket")),
);

/** SysLogHandler: the packet of any record, caught at the socket. */
export const syslog: FuzzFamily = {
  name: "syslog",
  about:
    "packets of SysLogHandler for all facilities, priorities and texts, and what it does when it cannot send",
  drafts: fc.tuple(fc.record({ facility }, { requiredKeys: [] }), steps).map(([kw, rest]) => ({
    ref: "logging.handlers.SysLogHandler",
    steps: [...start(kw), ...rest, { get: "h.facility" }],
  })),
};
