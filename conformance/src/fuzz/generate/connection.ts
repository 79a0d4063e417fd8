import type { Arbitrary } from "fast-check";
import * as fc from "fast-check";
import type { Step } from "../../scenario/step.ts";
import type { Draft } from "../family.ts";
import { advance, burst, callOn, callWith, getOn, log, program, setOn, weighted } from "./steps.ts";
import { anyText } from "./text.ts";
import { bytes, type Written, writtenFloat } from "./values.ts";

const handler = fc.constant("h");
const wire = fc.constant("wire");

/** What a socket may raise: errors of the network, which are borne, and others, which are reported. */
export const failure: Arbitrary<Written> = fc
  .constantFrom<[string, Written[]][]>(
    ["ConnectionRefusedError", [111, "Connection refused"]],
    ["BrokenPipeError", [32, "Broken pipe"]],
    ["TimeoutError", ["timed out"]],
    ["OSError", []],
    ["ValueError", ["no socket"]],
    ["RuntimeError", []],
  )
  .map(([type, args]) => ({ $hook: "raise", error: { $error: { type, args } } }));

/** A method of the socket, which notes what it is given or raises. */
export function method(name: string): Arbitrary<Written> {
  return fc.oneof(weighted(3, fc.constant(noted(name))), weighted(2, failure));
}

const connecting: Arbitrary<Written> = fc.oneof(
  weighted(3, fc.constant({ $hook: "return", value: { $ref: "wire" } })),
  weighted(3, failure),
  weighted(1, fc.constant({ $hook: "none" })),
);

/** Seconds with whole milliseconds, as the clock has them, and other numbers. */
const seconds: Arbitrary<Written> = fc.oneof(
  weighted(
    4,
    fc.integer({ min: 1, max: 5000 }).map((ms) => writtenFloat(ms / 1000)),
  ),
  weighted(2, fc.double({ min: -10, max: 100, noNaN: true }).map(writtenFloat)),
  weighted(1, fc.constantFrom(0, Number.NaN, Number.POSITIVE_INFINITY, 1e300).map(writtenFloat)),
);

const later = advance(
  fc.oneof(
    fc.constantFrom(0.999, 1, 1.001, 2, 4, 30, 31),
    fc.integer({ min: -2000, max: 90_000 }).map((ms) => ms / 1000),
  ),
);

const steps = program(
  20,
  weighted(8, log(handler, anyText)),
  weighted(1, burst(handler, anyText)),
  weighted(5, later),
  weighted(4, setOn(handler, "makeSocket", connecting)),
  weighted(2, setOn(wire, "sendall", method("sendall"))),
  weighted(1, setOn(wire, "sendto", method("sendto"))),
  weighted(1, setOn(wire, "close", method("close"))),
  weighted(1, setOn(handler, "retryStart", seconds)),
  weighted(1, setOn(handler, "retryFactor", seconds)),
  weighted(1, setOn(handler, "retryMax", seconds)),
  weighted(1, setOn(handler, "retryTime", fc.oneof(seconds, fc.constant<Written>(null)))),
  weighted(2, setOn(handler, "closeOnError", fc.boolean())),
  weighted(1, setOn(handler, "sock", fc.constantFrom<Written[]>(null, { $ref: "wire" }))),
  weighted(2, callOn(handler, "createSocket", "close", "flush")),
  weighted(1, callWith(handler, "send", bytes)),
  weighted(4, getOn(handler, "sock", "retryTime", "retryPeriod", "retryStart", "closeOnError")),
);

function noted(name: string): Written {
  return { $hook: "record", name };
}

/** A handler of this class that connects to an object, or fails to, while the clock goes on. */
export function connectionDrafts(className: string): Arbitrary<Draft> {
  const override = { sendall: noted("sendall"), sendto: noted("sendto"), close: noted("close") };
  const start: Step[] = [
    { subclass: { Wire: { base: "object", override } } },
    { new: { wire: { class: "Wire" } } },
    { new: { h: { class: className, args: ["127.0.0.1", 9] } } },
    { set: { "h.makeSocket": { $hook: "return", value: { $ref: "wire" } } } },
  ];
  return steps.map((rest) => ({
    ref: `logging.${className}.createSocket`,
    steps: [...start, ...rest, { get: "h.sock" }, { get: "h.retryTime" }],
  }));
}
