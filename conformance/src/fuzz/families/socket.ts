import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import type { Step } from "../../scenario/step.ts";
import type { FuzzFamily } from "../family.ts";
import { connectionDrafts } from "../generate/connection.ts";
import { excInfo } from "../generate/file-settings.ts";
import { message } from "../generate/message.ts";
import { attributes, own } from "../generate/record.ts";
import { advance, weighted } from "../generate/steps.ts";
import { anyText } from "../generate/text.ts";
import { anyValue, bytes, dictOf } from "../generate/values.ts";

/** A record made of a dict, and its frame. */
const made: Arbitrary<Step[]> = attributes.map((given) => [
  { call: { of: "logging.makeLogRecord", args: [given], as: "r" } },
  { call: { of: "h.makePickle", args: [{ $ref: "r" }] } },
]);

const list = fc.array(anyValue, { maxLength: 3 });
const container = fc.oneof(
  list,
  list.map((items) => ({ $tuple: items })),
  dictOf(anyText, anyValue),
  bytes,
);

/** The last record again, with one object in two places, which a pickle writes once. */
const shared: Arbitrary<Step[]> = container.map((value) => [
  { set: { "r.my_first": value } },
  { set: { "r.my_second": [{ $ref: "r.my_first" }, { $ref: "r.my_first" }] } },
  { call: { of: "h.makePickle", args: [{ $ref: "r" }] } },
]);

/** A record that is logged; its frame is caught where it would be sent. */
const logged: Arbitrary<Step[]> = fc
  .record({
    message,
    level: fc.constantFrom("DEBUG", "INFO", "CRITICAL", 17),
    exc_info: fc.option(excInfo),
    stack_info: fc.option(fc.boolean()),
    extra: fc.option(own),
  })
  .map(({ message: { msg, args }, level, exc_info, stack_info, extra }) => [
    {
      log: {
        to: "h",
        level,
        msg,
        args,
        ...(exc_info !== null && { exc_info }),
        ...(stack_info !== null && { stack_info }),
        ...(extra !== null && { extra }),
      },
    },
  ]);

const later = advance(fc.integer({ min: 1, max: 10_000_000 }).map((ms) => ms / 1000));

/** A handler of this class, whose frames are looked at and never sent. */
function frameDrafts(className: string): FuzzFamily["drafts"] {
  const caught = { override: { send: { $hook: "record", name: "sent" } } };
  const start: Step[] = [
    { subclass: { Caught: { base: className, ...caught } } },
    { new: { h: { class: "Caught", args: ["127.0.0.1", 9] } } },
    { call: { of: "logging.makeLogRecord", args: [{ msg: "first" }], as: "r" } },
  ];
  const unit = fc.oneof(
    weighted(8, made),
    weighted(1, shared),
    weighted(4, logged),
    weighted(
      1,
      later.map((step) => [step]),
    ),
  );
  return fc.array(unit, { minLength: 1, maxLength: 4 }).map((units) => ({
    ref: `logging.${className}.makePickle`,
    steps: [...start, ...units.flat()],
  }));
}

/** What is fuzzed of a handler that sends pickles: its frames, and how it bears a bad network. */
export function wireDrafts(className: string): FuzzFamily["drafts"] {
  return fc.oneof(weighted(3, frameDrafts(className)), weighted(1, connectionDrafts(className)));
}

/** SocketHandler: the frame of any record, compared to the byte, and the states of its connection. */
export const socket: FuzzFamily = {
  name: "socket",
  about: "frames of SocketHandler for records of every kind, and what it does when it cannot send",
  drafts: wireDrafts("handlers.SocketHandler"),
};
