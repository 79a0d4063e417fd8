import { once } from "node:events";
import type { Socket } from "node:net";
import { expect, seenBy, test } from "./lab.ts";

/** Sends text and waits for what is said to it. */
async function asked(socket: Socket, text: string): Promise<string> {
  const answer = once(socket, "data");
  socket.write(text);
  return String(...(await answer));
}

/** Talks line by line, and returns what the server said to each. */
async function talk(socket: Socket, lines: readonly string[]): Promise<string[]> {
  const said = [String(...(await once(socket, "data")))];
  for (const line of lines) said.push(await asked(socket, `${line}\r\n`));
  socket.end();
  return said.map((text) => text.trimEnd());
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

test("a web server keeps requests as they came, however they were cut, but for credentials", async ({
  lab,
  dial,
}) => {
  const web = await lab({ kind: "http" });
  const socket = await dial(web);
  socket.write("POST /log HTTP/1.1\r\nContent-Le");
  socket.write("ngth: 3\r\nAuthorization: Basic c2VjcmV0\r\n\r");
  const answer = await asked(socket, "\na=bGET / HTTP/1.1\r\n\r\n");

  const seen = await seenBy(web);
  expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/u);
  expect(seen["lab/sink/1"]).toMatch(
    /^POST \/log HTTP\/1.1\r\nContent-Length: 3\r\nAuthorization: Basic <[\da-f]{12}>\r\n\r\na=b$/u,
  );
  expect(seen["lab/sink/2"]).toBe("GET / HTTP/1.1\r\n\r\n");
});

test("a web server answers as it is told, and the last answer stays", async ({ lab, dial }) => {
  const web = await lab({ kind: "http", answers: [500, "rubbish", 302] });
  const socket = await dial(web);
  const request = "GET / HTTP/1.1\r\n\r\n";

  expect(await asked(socket, request)).toMatch(/^HTTP\/1.1 500 Internal Server Error\r\n/u);
  expect(await asked(socket, request)).toBe("rubbish");
  for (const _ of [1, 2]) expect(await asked(socket, request)).toContain("Location: /elsewhere");
});

test("a web server that resets ends the connection as a crash does", async ({ lab, dial }) => {
  const web = await lab({ kind: "http", answers: ["reset"] });
  const socket = await dial(web);
  socket.write("GET / HTTP/1.1\r\n\r\n");

  expect(await new Promise((resolve) => socket.once("error", resolve))).toMatchObject({
    code: "ECONNRESET",
  });
});

test("a scripted mail server keeps every byte of a talk, and what stands for credentials", async ({
  lab,
  dial,
}) => {
  const replies = { auth: ["334 Pw==", "235 welcome"], answer: "235 welcome" };
  const mail = await lab({ kind: "smtp-script", replies });
  const secret = base64("secret");
  const lines = ["AUTH LOGIN", secret, `AUTH PLAIN ${secret}`, "DATA", `${secret}\r\n.`, "QUIT"];

  const said = await talk(await dial(mail), lines);

  const { "lab/sink/1": kept } = await seenBy(mail);
  expect(said).toEqual(
    ["220 ready", "334 Pw==", "235 welcome", "235 welcome"].concat([
      "354 go on",
      "250 taken",
      "221 bye",
    ]),
  );
  expect(String(kept).replaceAll(/<[\da-f]{12}>/gu, "<hidden>")).toBe(
    `AUTH LOGIN\r\n<hidden>\r\nAUTH PLAIN <hidden>\r\nDATA\r\n${secret}\r\n.\r\nQUIT\r\n`,
  );
});

test("a mail server keeps the talk without credentials, and messages as they are after the dots", async ({
  lab,
  dial,
}) => {
  const mail = await lab({ kind: "smtp", auth: ["PLAIN"], credentials: ["ann", "secret"] });
  const hello = ["EHLO me", `AUTH PLAIN ${base64("\0ann\0secret")}`, "mail from:<a@x.example>"];

  const said = await talk(await dial(mail), [
    ...hello,
    "rcpt to:<b@y.example>",
    "DATA",
    "..dot\r\n.",
    "QUIT",
  ]);

  const seen = await seenBy(mail);
  expect(said.map((line) => line.slice(0, 3)).join(" ")).toBe("220 250 235 250 250 354 250 221");
  expect(seen["lab/sink/1/data"]).toBe(".dot\r\n");
  expect(seen["lab/sink/1/dialogue"]).toContain("C: MAIL FROM:<a@x.example>\n");
  expect(seen["lab/sink/1/dialogue"]).not.toContain(base64("\0ann\0secret"));
});

test("a mail server that greylists takes a recipient the second time", async ({ lab, dial }) => {
  const mail = await lab({ kind: "smtp", greylist: true });
  const lines = ["EHLO me", "MAIL FROM:<a@x.example>", "RCPT TO:<b@y.example>"];

  const [first, second] = [
    await talk(await dial(mail), lines),
    await talk(await dial(mail), lines),
  ];

  expect([first.at(-1), second.at(-1)]).toEqual(["451 try again later", "250 Accepted"]);
});
