import { visible } from "../visible.ts";
import { type Decoded, type Field, fromUtf8, latin1 } from "./decoded.ts";
import { headersIn, unique } from "./named-fields.ts";

const HEAD = /^(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+(?=\r?\n|$)/u;
const USUAL = /^(?:from|to|subject|mime-version):/imu;
const COMMANDS = /^(?:ehlo|helo|mail from:)/iu;
const ENCODED_WORD = /=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/giu;
const BETWEEN_WORDS = /(?<=\?=)\r?\n?[ \t]+(?==\?)/gu;

/** A mail as a server stores it, by header and part. */
export function decodeMail(bytes: Uint8Array): Decoded | undefined {
  const text = latin1(bytes);
  const head = HEAD.exec(text)?.[0];
  if (head === undefined || !USUAL.test(head)) return undefined;
  return { what: "a mail", parts: [{ name: "mail", ...readMail(text) }] };
}

/** All that a mail client sent: its commands, and the mail between DATA and the full stop. */
export function decodeMailClient(bytes: Uint8Array): Decoded | undefined {
  const text = latin1(bytes);
  if (!COMMANDS.test(text)) return undefined;
  const start = /^data\r\n/imu.exec(text);
  const from = start === null ? text.length : start.index + start[0].length;
  const end = text.indexOf("\r\n.\r\n", from - 2);
  const until = end < 0 ? text.length : end + 2;
  const commands = text.slice(0, from) + (end < 0 ? "" : text.slice(until));
  const mail = text.slice(from, Math.max(from, until)).replaceAll(/^\./gmu, "");
  const read = mail === "" ? { fields: [], summary: "no mail" } : readMail(mail);
  const fields = [{ name: "commands", shown: fromUtf8(commands), isText: true }, ...read.fields];
  return { what: "a mail client", parts: [{ name: "mail", fields, summary: read.summary }] };
}

function readMail(text: string): { fields: Field[]; summary: string } {
  const fields = unique(fieldsOf(text, ""));
  const subject = fields.find(({ name }) => name.toLowerCase() === "subject");
  return { fields, summary: subject === undefined ? "no subject" : `"${subject.shown}"` };
}

/** Header fields and body of a mail or of one of its parts. */
function fieldsOf(text: string, prefix: string): Field[] {
  const head = HEAD.exec(text)?.[0] ?? "";
  const body = text.slice(head.length).replace(/^\r?\n/u, "");
  const headers = headersIn(head);
  const value = (wanted: string): string =>
    headers.find(([name]) => name.toLowerCase() === wanted)?.[1].trim() ?? "";
  const shown = headers.map(([name, raw]) => headerField(prefix + name, raw));
  const boundary = /boundary="?([^";]+)"?/iu.exec(value("content-type"))?.[1];
  if (boundary !== undefined) return [...shown, ...partFields(body, boundary, prefix)];
  const decoded = decodedBody(body, value("content-transfer-encoding").toLowerCase());
  const isEncoded = decoded !== body;
  return [
    ...shown,
    { name: `${prefix}body`, shown: fromUtf8(decoded), isText: true },
    ...(isEncoded ? [{ name: `${prefix}body as sent`, shown: body, isText: true }] : []),
  ];
}

function partFields(body: string, boundary: string, prefix: string): Field[] {
  const [, ...parts] = body.split(`--${boundary}`);
  return parts
    .filter((part) => !part.startsWith("--"))
    .flatMap((part, index) =>
      fieldsOf(part.replace(/^[ \t]*\r?\n/u, ""), `${prefix}part ${index + 1} `),
    );
}

function headerField(name: string, value: string): Field {
  const raw = visible(fromUtf8(value.replace(/^ /u, "")));
  const words = value
    .replace(/^ /u, "")
    .replaceAll(BETWEEN_WORDS, "")
    .replaceAll(ENCODED_WORD, (_, charset: string, way: string, text: string) =>
      decodedWord(charset, way.toLowerCase(), text),
    );
  const shown = visible(words === value.replace(/^ /u, "") ? fromUtf8(words) : words);
  return shown === raw ? { name, shown } : { name, shown, raw };
}

function decodedWord(charset: string, way: string, text: string): string {
  const bytes =
    way === "b"
      ? Buffer.from(text, "base64").toString("latin1")
      : unquotedPrintable(text.replaceAll("_", " "));
  return /utf-?8/iu.test(charset) ? fromUtf8(bytes) : bytes;
}

function decodedBody(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("latin1");
  return encoding === "quoted-printable" ? unquotedPrintable(body) : body;
}

function unquotedPrintable(text: string): string {
  return text
    .replaceAll(/[ \t]*=\r?\n/gu, "")
    .replaceAll(/=([0-9A-F]{2})/giu, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
}
