import { expect, test } from "@playwright/test";
import { placeInWords } from "#conformance/report/step-words.js";

const STEPS = [
  {
    new: {
      h: {
        class: "handlers.SMTPHandler",
        args: [{ $tuple: ["mx", 25] }],
        kw: { credentials: { $tuple: ["ann", "open sesame"] } },
      },
    },
  },
  { repeat: { times: 3, steps: [{ get: "h.rolloverAt" }, { log: { to: "h", msg: "x" } }] } },
  { call: { of: "h.rotate", args: ["a", { $float: "1.0" }], kw: { force: true } } },
  { fs: { read: "app.log" } },
  { get: { of: "root.level", as: "level" } },
];

for (const [at, words] of [
  ["results/3", 'results/3 of h.rotate("a", 1.0, force=True)'],
  ["raised/3", 'raised/3 by h.rotate("a", 1.0, force=True)'],
  ["results/2.1[7]", "results/2.1[7] of h.rolloverAt"],
  ["raised/2.2[1]", "raised/2.2[1] by log to h"],
  ["results/4", "results/4 of read app.log"],
  ["results/5", "results/5 of root.level"],
  ["files/app.log", "files/app.log"],
  ["results/9", "results/9"],
] as const) {
  test(`placeInWords() of ${at} says what the step asked`, () => {
    expect(placeInWords(STEPS, at)).toBe(words);
  });
}

test("placeInWords() shows nothing that could be a password", () => {
  expect(placeInWords(STEPS, "raised/1")).toContain("raised/1 by handlers.SMTPHandler(");
  expect(placeInWords(STEPS, "raised/1")).not.toContain("sesame");
});
