import { expect, test } from "@playwright/test";
import { normalise, RULES } from "#conformance/compare/normalise.js";
import { bytesOf, textOf } from "#conformance/observation.js";

const SANDBOX = "/tmp/logparity-Ab12Cd/001/000007";

function clean(text: string): string {
  const [seen] = normalise([{ at: "stderr", bytes: bytesOf(text) }], { sandbox: SANDBOX });
  return seen !== undefined && "bytes" in seen ? (textOf(seen.bytes) ?? "") : "";
}

function traceback(error: string): string {
  return `Traceback (most recent call last):\n  File "/x.py", line 1, in f\n${error}\n`;
}

function stack(line: number): string {
  return `Stack (most recent call last):\n  File "/x.py", line 3, in run\n  File "/srv/app/main.py", line ${line}, in serve\nend`;
}

test("every rule has a name, a reason and a test below", () => {
  expect(RULES.map(({ name }) => name)).toEqual(["sandbox", "frames", "openssl", "address"]);
  for (const { why } of RULES) expect(why.length).toBeGreaterThan(20);
});

test("the rule sandbox replaces the folder of the run in texts, values, links and messages", () => {
  const seen = normalise(
    [
      { at: "stderr", bytes: bytesOf(`No such file: '${SANDBOX}/x'\n`) },
      { at: "results/1", value: { $dict: [["path", `${SANDBOX}/app.log`]] } },
      { at: "raised/2", error: { type: "OSError", message: `[Errno 2] '${SANDBOX}/y'` } },
      { at: "files/link", link: `${SANDBOX}/app.log` },
    ],
    { sandbox: SANDBOX },
  );

  expect(seen).toEqual([
    { at: "stderr", bytes: bytesOf("No such file: '<sandbox>/x'\n") },
    { at: "results/1", value: { $dict: [["path", "<sandbox>/app.log"]] } },
    { at: "raised/2", error: { type: "OSError", message: "[Errno 2] '<sandbox>/y'" } },
    { at: "files/link", link: "<sandbox>/app.log" },
  ]);
});

test("the rule sandbox does not hide another folder, nor the sandbox of another run", () => {
  expect(clean("/tmp/logparity-Ab12Cd/001/000008/x")).toBe("/tmp/logparity-Ab12Cd/001/000008/x");
  expect(clean("/tmp/other")).toBe("/tmp/other");
});

test("the rule frames takes out foreign frames, source lines and markers", () => {
  const cpython = [
    "Traceback (most recent call last):",
    '  File "/usr/lib/python3.15/logging/__init__.py", line 1154, in emit',
    "    msg = self.format(record)",
    "          ~~~~~~~~~~~^^^^^^^^",
    '  File "/usr/lib/python3.15/logging/__init__.py", line 999, in format',
    "    return fmt.format(record)",
    "TypeError: not all arguments converted during string formatting",
  ].join("\n");
  const port = [
    "Traceback (most recent call last):",
    '  File "/app/node_modules/logparity/dist/core/handler.js", line 20, in emit',
    "TypeError: not all arguments converted during string formatting",
  ].join("\n");

  expect(clean(cpython)).toBe(clean(port));
});

test("the rule frames does not hide the error, the heading, or whether there were frames at all", () => {
  expect(clean(traceback("ValueError: a"))).toBe(
    "Traceback (most recent call last):\n  <frames>\nValueError: a\n",
  );
  expect(clean(traceback("ValueError: a"))).not.toBe(clean(traceback("ValueError: b")));
  expect(clean("Traceback (most recent call last):\nValueError: a\n")).not.toContain("<frames>");
  expect(clean("ValueError: a\n")).toBe("ValueError: a\n");
});

test("the rule frames keeps the scenario's own frames with their lines", () => {
  expect(clean(stack(7))).toBe(
    'Stack (most recent call last):\n  <frames>\n  File "/srv/app/main.py", line 7, in serve\nend',
  );
  expect(clean(stack(7))).not.toBe(clean(stack(8)));
});

test("the rule frames does not touch what only looks like a frame outside a traceback", () => {
  const log = '  File "/x.py", line 1, in f\n    indented\n';

  expect(clean(log)).toBe(log);
  expect(
    clean(`Call stack:\n  File "/x.py", line 1, in f\nMessage: 'x'\nArguments: ()\n${log}`),
  ).toBe(`Call stack:\n  <frames>\nMessage: 'x'\nArguments: ()\n${log}`);
});

test("the rule openssl drops the line of C source from an error of TLS, and nothing of its text", () => {
  const text = "ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1147)\n";
  const late = "TimeoutError: _ssl.c:989: The handshake operation timed out\n";
  const message = "see (_ssl.c:1147) for more\n";

  expect(clean(text)).toBe("ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number\n");
  expect(clean(late)).toBe("TimeoutError: The handshake operation timed out\n");
  expect(clean(message)).toBe(message);
});

test("the rule address replaces the address in a default repr and no other number", () => {
  expect(clean("<object object at 0x7f00aa>")).toBe("<object object at 0x…>");
  expect(clean("at 0x7f00aa, 0xff")).toBe("at 0x7f00aa, 0xff");
  expect(clean("<Foo object at 0x1> and <Bar object at 0x2>")).toBe(
    "<Foo object at 0x…> and <Bar object at 0x…>",
  );
});

test("normalise() is idempotent, so that recordings may pass through it again", () => {
  const text = `Traceback (most recent call last):\n  File "${SANDBOX}/x.py", line 1, in f\nE: <a at 0x1>\n`;

  expect(clean(clean(text))).toBe(clean(text));
});

test("normalise() never touches bytes that are not text, nor what the lab received", () => {
  const binary = { at: "files/x", bytes: Buffer.from([0xff, 0x2f, 0x74]).toString("base64") };
  const packet = { at: "lab/tcp/1", bytes: bytesOf(`${SANDBOX} <a at 0x1>`) };

  expect(normalise([binary, packet], { sandbox: SANDBOX })).toEqual([binary, packet]);
});
