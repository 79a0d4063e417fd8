import { expect, test } from "@playwright/test";
import { diff } from "#conformance/compare/diff.js";
import { explain } from "#conformance/compare/explain.js";
import { bytesOf, type Observation } from "#conformance/observation.js";
import { recorded, withDefect } from "../support/recorded.ts";

const NEWEST = "3.15.2";

function explained(cpython: readonly Observation[], port: readonly Observation[], limit = 14) {
  return explain(diff(cpython, port), limit).join("\n");
}

/** A defect in what a recorded CPython sent, explained. */
function defect(id: string, at: string, wanted: string, other: string, limit?: number): string {
  const seen = recorded(id, NEWEST);
  return explained(seen, withDefect(seen, at, wanted, other), limit);
}

test("explain() of a pickled frame names the key, and shows both values with the opcodes that made them", () => {
  const frame = "socket/close/closes";

  expect(defect(frame, "lab/sink/1", "K\x07X", "K\x08X")).toBe(
    [
      "lab/sink/1: frame 1 differs in lineno",
      "             CPython   the port",
      "  ≠ lineno   7         8",
      "    22 more fields are alike",
    ].join("\n"),
  );
  expect(defect(frame, "lab/sink/1", "\0\0\x01", "\0\x02\x01")).toContain("bytes");
});

test("explain() of a pickled frame says when the same value travels otherwise", () => {
  const [before, after] = ["K\x07X\x08\0\0\0funcName", "M\x07\0X\x08\0\0\0funcName"];
  const seen = recorded("socket/close/closes", NEWEST);
  const changed = withDefect(seen, "lab/sink/1", before, after);
  const port = withDefect(changed, "lab/sink/1", "\0\0\x01\xf1", "\0\0\x01\xf2");

  expect(explained(seen, port)).toMatch(/lineno +7 {2}← {2}BININT1 +7 {2}← {2}BININT2/u);
});

test("explain() of two CPythons names the key that only the newer one pickles", () => {
  const text = explained(
    recorded("socket/close/closes", "3.9.18"),
    recorded("socket/close/closes", NEWEST),
  );

  expect(text).toContain("frame 1 differs in taskName, (length prefix)");
  expect(text).toMatch(/≠ taskName +\(none\) +None/u);
});

test("explain() of a syslog packet decodes its priority, and names what ends it", () => {
  const packet = "syslog/tcp/burst";

  expect(defect(packet, "lab/sink/1", "<14>burst", "<13>burst")).toMatch(
    /^lab\/sink\/1: packet 1 differs in PRI\n.*\n +≠ PRI +<14> user\.info +<13> user\.notice\n/u,
  );
  expect(defect(packet, "lab/sink/1", "burst\0", "burst\n")).toMatch(
    /packet 1 differs in terminator\n.*\n +≠ terminator +NUL \(\\x00\) +line feed \(\\n\)\n/u,
  );
  expect(defect(packet, "lab/sink/1", "<14>burst\0", "")).toMatch(
    /packet \d+: only CPython: <14> user\.info burst/u,
  );
});

test("explain() of a request names the header and the field of the form, decoded beside raw", () => {
  const request = "http/basic/post";

  expect(defect(request, "lab/web/1", "disk+%25s+is", "disk%20%25s+is")).toMatch(
    /^lab\/web\/1: request differs in form msg\n +≠ form msg\n +disk %s is full\n +as sent:\n +- disk\+%25s\+is\+full\n +\+ disk%20%25s\+is\+full\n/u,
  );
  expect(defect(request, "lab/web/1", "Content-length: 3", "Content-Length: 3")).toContain(
    "request differs in Content-length, Content-Length",
  );
  expect(defect(request, "lab/web/1", "POST /log", "POST /log?")).not.toContain("differs in form");
  expect(
    defect(request, "lab/web/1", "lineno=7&funcName=serve", "funcName=serve&lineno=7"),
  ).toContain("request differs in order of fields");
});

test("explain() of a query names its field", () => {
  expect(defect("http/basic/get", "lab/web/1", "levelno=", "levelno=1")).toContain(
    "request differs in query levelno",
  );
});

test("explain() of a mail names the header, the word as it is read beside how it travels, and the line of the body", () => {
  const mail = "smtp/message/body-long-utf8";
  const at = "lab/mx/1/data";

  expect(defect(mail, at, "Subject: ", "Subject: Re: ")).toMatch(
    /^lab\/mx\/1\/data: mail differs in Subject\n/u,
  );
  expect(defect(mail, at, "+0000", "-0000")).toContain("≠ Date");
});

test("explain() of what a mail client said compares its commands line by line", () => {
  const text = explained(
    recorded("smtp/message/body-dots", "3.12.1"),
    recorded("smtp/message/body-dots", NEWEST),
  );

  expect(text).toContain("lab/mx/1: mail differs in commands");
  expect(text).toContain("-   3 │ rcpt TO:<b@y.example>␍⏎");
  expect(text).toContain("+   3 │ rcpt to:<b@y.example>␍⏎");
  expect(text).not.toContain("dot");
});

test("explain() with much room writes down the whole frame, so that it can be read", () => {
  const text = defect("socket/close/closes", "lab/sink/1", "K\x07X", "K\x08X", 400);

  expect(text).toMatch(/ {4}msg +"one" +"one"/u);
  expect(text).toMatch(/≠ lineno +7 +8/u);
});

test("explain() of a folder follows contents through renames", () => {
  const file = (name: string, text: string): Observation => ({
    at: `files/${name}`,
    bytes: Buffer.from(text).toString("base64"),
  });
  const text = explained(
    [file("app.log", "4\n"), file("app.log.1", "3\n"), file("app.log.2", "2\n")],
    [file("app.log", "4\n"), file("app.log.1", "2\n"), file("app.log.2", "1\n")],
  );

  expect(text.replaceAll(/ {2,}/gu, "  ")).toBe(
    [
      "files: one lies under another name (each line is one contents, wherever renames took it)",
      "  contents  CPython  the port",
      "  ≠ 3⏎ (2 bytes)  app.log.1  (nowhere)",
      "  ≠ 2⏎ (2 bytes)  app.log.2  app.log.1",
      "  ≠ 1⏎ (2 bytes)  (nowhere)  app.log.2",
    ].join("\n"),
  );
});

test("explain() of a packet that is all blanks comes to an end", () => {
  const packet = (start: string): Observation => ({
    at: "lab/sink/1",
    bytes: Buffer.from(`${start}${" ".repeat(1_000_000)}fits`).toString("base64"),
  });

  expect(explained([packet("<14>")], [packet("<22>")])).toContain("differs in PRI");
});

test("explain() leaves out of a dialogue the size of a mail, where it tells of the mail itself", () => {
  const mail = (body: string): Observation => ({
    at: "lab/mx/1/data",
    bytes: bytesOf(`From: a@x.example\r\nSubject: trouble\r\n\r\n${body}`),
  });
  const dialogue = (size: number, reply: string): Observation => ({
    at: "lab/mx/1/dialogue",
    bytes: bytesOf(`S: 354 go on\nC: <${size} bytes of DATA>\nS: ${reply}\n`),
  });

  const text = explained(
    [mail("one"), dialogue(3, "250 OK")],
    [mail("four"), dialogue(4, "250 OK")],
  );
  expect(text).toContain("lab/mx/1/data: mail differs in body");
  expect(text).not.toContain("dialogue");
  expect(
    explained([mail("one"), dialogue(3, "250 OK")], [mail("four"), dialogue(4, "550 no")]),
  ).toContain("lab/mx/1/dialogue");
});

test("explain() tells in full the first of several frames, and only what differs of the others", () => {
  const frames = "socket/close/closes";
  const seen = recorded(frames, NEWEST);
  const changed = withDefect(seen, "lab/sink/1", "K\x07X", "K\x08X");
  const again = (observations: readonly Observation[]): Observation[] =>
    observations.flatMap((one) =>
      one.at === "lab/sink/1" ? [one, { ...one, at: "lab/sink/8" }] : [],
    );

  const lines = explained(again(seen), again(changed), 400).split("\n");

  expect(lines[0]).toBe("lab/sink/1: frame 1 differs in lineno");
  expect(lines.some((line) => line.includes("funcName"))).toBe(true);
  expect(lines.at(-1)).toBe("  the same in lab/sink/8");
});
