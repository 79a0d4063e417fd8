import { readFileSync } from "node:fs";
import process from "node:process";
import { expect, test } from "@playwright/test";
import { getaddresses, parseaddr } from "#impl/python/email/addresses.js";
import { formatDate } from "#impl/python/email/date.js";
import { flatten } from "#impl/python/email/flatten.js";
import { EmailMessage } from "#impl/python/email/message.js";
import { localtime, struct_time } from "#impl/python/time.js";
import { type MailCase, mailOutcome } from "./mail-case.ts";

const recorded = readFileSync(
  new URL("../../../../fixtures/ground-floor/mail.jsonl", import.meta.url),
  "utf8",
)
  .trimEnd()
  .split("\n")
  .map((line): MailCase => JSON.parse(line));

let zoneBefore: string | undefined;

test.beforeEach(() => {
  zoneBefore = process.env["TZ"];
});

test.afterEach(() => {
  if (zoneBefore === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zoneBefore;
});

for (const { kind, of } of [
  { kind: "ASCII addresses", of: false },
  { kind: "a server that knows SMTPUTF8", of: true },
]) {
  test(`EmailMessage is sent as CPython sends it: ${kind}`, () => {
    const cases = recorded.filter(([mail]) => mail.utf8 === of);

    expect(cases.map(([mail]) => [mail, mailOutcome(mail)])).toEqual(cases);
  });
}

test("EmailMessage.get() gives the decoded value, whatever the case of the name", () => {
  const message = new EmailMessage();
  message.set("Subject", "=?utf-8?q?caf=C3=A9?= au lait");

  expect(message.get("SUBJECT")).toBe("caf\xe9 au lait");
  expect(message.get("To")).toBeNull();
});

test("EmailMessage.set() takes what is no text as CPython does", () => {
  const message = new EmailMessage();
  message.set("From", null);
  message.set("To", ["a@x", "B <b@y>"]);
  message.set("Subject", null);

  expect([message.get("From"), message.get("To"), message.get("Subject")]).toEqual([
    "None",
    "a@x, B <b@y>",
    "",
  ]);
  expect(() => message.set("X", 5)).toThrow("'int' object is not subscriptable");
});

test("EmailMessage.set() refuses a second From, and a name with a colon", () => {
  const message = new EmailMessage();
  message.set("From", "a@x");

  expect(() => message.set("from", "b@y")).toThrow(
    "There may be at most 1 from headers in a message",
  );
  expect(() => message.set("X:", "b")).toThrow(
    "Header field name contains invalid characters: 'X:'",
  );
});

test("EmailMessage.set_content() replaces the body that was there", () => {
  const message = new EmailMessage();
  message.set_content("caf\xe9");
  message.set_content("b");

  expect(Buffer.from(flatten(message)).toString()).toBe(
    'MIME-Version: 1.0\r\nContent-Type: text/plain; charset="utf-8"\r\n' +
      "Content-Transfer-Encoding: 7bit\r\n\r\nb\r\n",
  );
});

test("flatten() leaves Bcc out", () => {
  const message = new EmailMessage();
  message.set("Bcc", "secret@x");

  expect(Buffer.from(flatten(message)).toString()).toBe("\r\n");
});

test("formatDate() shows the seconds of an odd offset, and pads the year", () => {
  process.env["TZ"] = "<+0034>-0:34:15";

  expect(formatDate(localtime(0))).toBe("Thu, 01 Jan 1970 00:34:15 +003415");
  expect(formatDate(new struct_time(812, 2, 3, 4, 5, 6, 0, 34, 0))).toBe(
    "Mon, 03 Feb 0812 04:05:06 +0000",
  );
});

test("getaddresses() gives one empty address where the commas do not add up", () => {
  expect(getaddresses(["a@x <b@y>"])).toEqual([["", ""]]);
  expect(getaddresses(['"A, B" <a@x>, b@y'])).toEqual([
    ["A, B", "a@x"],
    ["", "b@y"],
  ]);
  expect(parseaddr("a@x, b@y")).toEqual(["", ""]);
});
