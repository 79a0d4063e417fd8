import { raisedWhileHandling } from "../python/exceptions/context.ts";
import { ValueError } from "../python/exceptions.ts";
import { repr } from "../python/repr.ts";
import {
  BadStatusLine,
  HTTPException,
  LineTooLong,
  RemoteDisconnected,
  UnknownProtocol,
} from "./http-errors.ts";
import { pythonInt } from "./python-int.ts";

/** What an answer is read from, line by line. */
export interface LineReader {
  /** The next line with its end, or as much of it as `limit` bytes; empty at the end. */
  readline(limit: number): Promise<Buffer>;
}

/** The head of an answer. Its body is nobody's concern. */
export interface HTTPResponse {
  readonly status: number;
  readonly reason: string;
}

/** In bytes, as everything is that Python reads in one go. */
const LONGEST_LINE = 65_536;
const MOST_HEADERS = 100;
const MOST_INTERIM_ANSWERS = 100;
const CONTINUE = 100;

interface StatusLine extends HTTPResponse {
  readonly version: string;
}

/**
 * Reads the head of an answer, past those that only say "go on".
 *
 * Errors: rejects with one of `http-errors.ts`. Source: CPython 3.15, `http.client.HTTPResponse.begin`.
 */
export async function readResponse(reader: LineReader): Promise<HTTPResponse> {
  for (let count = 1; count <= MOST_INTERIM_ANSWERS; count++) {
    const { version, status, reason } = await readStatus(reader);
    if (status !== CONTINUE && !/^HTTP\/(?:0\.9$|1\.)/.test(version)) {
      throw new UnknownProtocol(version);
    }
    await skipHeaders(reader);
    if (status !== CONTINUE) return { status, reason };
  }
  throw new HTTPException(`got more than ${MOST_INTERIM_ANSWERS} interim responses`);
}

/** Reads the first line of an answer. */
export async function readStatus(reader: LineReader): Promise<StatusLine> {
  const line = await readLine(reader, "status line");
  if (line === "") {
    throw new RemoteDisconnected("Remote end closed connection without response");
  }
  const { version = "", code, reason = "" } = STATUS_LINE.exec(line)?.groups ?? {};
  if (code === undefined || !version.startsWith("HTTP/")) throw new BadStatusLine(line);
  const status = statusOf(code, line);
  if (status < 100 || status > 999) throw new BadStatusLine(line);
  return { version, status, reason: reason.trim() };
}

/** Version, code and reason between white space of any kind; a code at the end keeps its line end. */
const STATUS_LINE =
  /^[\s\x1c-\x1f\x85]*(?<version>[^\s\x1c-\x1f\x85]+)[\s\x1c-\x1f\x85]+(?<code>[^\s\x1c-\x1f\x85]+(?:[\s\x1c-\x1f\x85]*$)?)(?<reason>[^]*)$/;

function statusOf(code: string, line: string): number {
  const status = pythonInt(code);
  if (status !== null) return status;
  const cause = new ValueError(`invalid literal for int() with base 10: ${repr(code)}`);
  throw raisedWhileHandling(new BadStatusLine(line), cause);
}

/** Reads up to the empty line behind the headers. */
export async function skipHeaders(reader: LineReader): Promise<void> {
  for (let count = 0; count <= MOST_HEADERS; count++) {
    const line = await readLine(reader, "header line");
    if (line === "\r\n" || line === "\n" || line === "") return;
  }
  throw new HTTPException(`got more than ${MOST_HEADERS} headers`);
}

async function readLine(reader: LineReader, what: string): Promise<string> {
  const line = await reader.readline(LONGEST_LINE + 1);
  if (line.length <= LONGEST_LINE) return line.toString("latin1");
  throw new LineTooLong(`got more than ${LONGEST_LINE} bytes when reading ${what}`);
}
