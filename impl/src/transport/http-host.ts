import { isIPv4, isIPv6 } from "node:net";
import { lookup } from "../python/codecs.ts";
import { raisedWhileHandling } from "../python/exceptions/context.ts";
import { AssertionError, ValueError } from "../python/exceptions.ts";
import { encodeHost } from "../python/idna/encode.ts";
import { repr } from "../python/repr.ts";
import { linkTo } from "./and-then.ts";
import { InvalidURL } from "./http-errors.ts";
import { pythonInt } from "./python-int.ts";

/** Where a server is. */
export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

const CONTROL = /[\0- \x7f]/;

/**
 * Host and port in a text such as `example.org:8080` or `[::1]`.
 *
 * Errors: InvalidURL for a port that is no number and for control characters. Source: CPython 3.15,
 * `http.client.HTTPConnection`.
 */
export function splitHost(text: string, defaultPort: number): HostAndPort {
  const colon = text.lastIndexOf(":");
  const hasPort = colon > text.lastIndexOf("]");
  const name = hasPort ? text.slice(0, colon) : text;
  const port = hasPort ? portIn(text.slice(colon + 1), defaultPort) : defaultPort;
  const host = name.startsWith("[") && name.endsWith("]") ? name.slice(1, -1) : name;
  refuseControls(host);
  return { host, port };
}

function portIn(text: string, defaultPort: number): number {
  const port = pythonInt(text);
  if (port !== null) return port;
  if (text === "") return defaultPort;
  const cause = new ValueError(`invalid literal for int() with base 10: ${repr(text)}`);
  throw raisedWhileHandling(new InvalidURL(`nonnumeric port: '${text}'`), cause);
}

/** Errors: InvalidURL for blanks and control characters, which could add headers of their own. */
export function refuseControls(text: string): void {
  const found = CONTROL.exec(text)?.[0];
  if (found === undefined) return;
  throw new InvalidURL(
    `URL can't contain control characters. ${repr(text)} (found at least ${repr(found)})`,
  );
}

/**
 * What the header Host says of a server whose usual port is `defaultPort`.
 *
 * Errors: UnicodeEncodeError for a host that cannot be written in ASCII.
 */
export function hostHeader({ host, port }: HostAndPort, defaultPort: number): string {
  const bracketed =
    host.includes(":") && !host.startsWith("[") ? `[${inAscii(host)}]` : inAscii(host);
  const name = host.includes(":") ? withoutZone(bracketed) : bracketed;
  return port === defaultPort ? name : `${name}:${port}`;
}

function inAscii(host: string): string {
  try {
    lookup("ascii").encode(host);
    return host;
  } catch (error) {
    return inLetters(host, error);
  }
}

/** What is wrong with the host comes up while one hears that it is not ASCII. */
function inLetters(host: string, handled: unknown): string {
  try {
    return encodeHost(host);
  } catch (error) {
    if (error instanceof Error && handled instanceof Error) linkTo(error, handled);
    throw error;
  }
}

/** An IPv6 address without the name of the interface. Errors: AssertionError for a `%` elsewhere. */
export function withoutZone(host: string): string {
  const percent = host.indexOf("%");
  if (percent < 0) return host;
  const name = host.slice(0, percent);
  if (!name.startsWith("[")) throw new AssertionError(Buffer.from(name, "latin1"));
  return `${name}]`;
}

/**
 * The host part of a URL, with port and user if they stand there; empty where there is none.
 *
 * Errors: ValueError for brackets that hold no IPv6 address. Source: CPython 3.15,
 * `urllib.parse.urlsplit`.
 */
export function netlocOf(url: string): string {
  const rest = url.replace(/^[A-Za-z][A-Za-z0-9+.-]*:/, "");
  const netloc = /^\/\/(?<netloc>[^/?#]*)/.exec(rest)?.groups?.["netloc"] ?? "";
  if (netloc.includes("[") !== netloc.includes("]")) throw new ValueError("Invalid IPv6 URL");
  if (netloc.includes("[")) checkBrackets(netloc.slice(netloc.lastIndexOf("@") + 1));
  return netloc;
}

function checkBrackets(hostAndPort: string): void {
  const groups = /^(?<before>[^[]*)\[(?<host>[^\]]*)\]?(?<after>[^]*)$/.exec(hostAndPort)?.groups;
  const { before = "", host = hostAndPort.split(":", 1)[0] ?? "", after = "" } = groups ?? {};
  if (before !== "" || (after !== "" && !after.startsWith(":"))) {
    throw new ValueError("Invalid IPv6 URL");
  }
  if (/^v/i.test(host)) {
    if (!/^v[a-f0-9]+\..+$/i.test(host)) throw new ValueError("IPvFuture address is invalid");
  } else if (isIPv4(host)) {
    throw new ValueError("An IPv4 address cannot be in brackets");
  } else if (!isIPv6(host)) {
    throw new ValueError(`${repr(host)} does not appear to be an IPv4 or IPv6 address`);
  }
}
