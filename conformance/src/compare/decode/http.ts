import { visible } from "../visible.ts";
import { type Decoded, type Field, fromUtf8, latin1 } from "./decoded.ts";
import { formFields, headersIn, unique } from "./named-fields.ts";

const REQUEST_LINE = /^([!-~]+) ([^\r\n]*) (HTTP\/\d[^\r\n]*)\r\n/u;

/** An HTTP request: the request line, each header, and each field of the query or the form. */
export function decodeHttp(bytes: Uint8Array): Decoded | undefined {
  const text = latin1(bytes);
  const line = REQUEST_LINE.exec(text);
  if (line === null) return undefined;
  const [whole, method = "", target = "", version = ""] = line;
  const end = text.indexOf("\r\n\r\n", whole.length - 2);
  const head =
    end < 0 ? text.slice(whole.length) : text.slice(whole.length, Math.max(whole.length, end));
  const body = end < 0 ? "" : text.slice(end + 4);
  const mark = target.indexOf("?");
  const [path, query] = mark < 0 ? [target, ""] : [target.slice(0, mark), target.slice(mark + 1)];
  const fields = [
    { name: "method", shown: visible(method) },
    { name: "path", shown: visible(fromUtf8(path)) },
    { name: "version", shown: visible(version) },
    ...formFields("query", query),
    ...unique(headersIn(head).map(headerField)),
    ...bodyFields(body, head),
  ];
  const summary = `${method} ${visible(path)}`;
  return { what: "an HTTP request", parts: [{ name: "request", fields, summary }] };
}

function headerField([name, value]: readonly [string, string]): Field {
  return { name: visible(name), shown: visible(fromUtf8(value.replace(/^ /u, ""))) };
}

function bodyFields(body: string, head: string): Field[] {
  if (body === "") return [];
  if (/^content-type: *application\/x-www-form-urlencoded/imu.test(head)) {
    return formFields("form", body);
  }
  return [{ name: "body", shown: fromUtf8(body), isText: true }];
}
