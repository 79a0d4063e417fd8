import { ConnectionResetError, Exception, nameExceptions } from "../python/exceptions.ts";

/** A talk with a web server failed. Source: CPython 3.15, `http.client.HTTPException`, as all of these. */
export class HTTPException extends Exception {}

/** A host or path is none. */
export class InvalidURL extends HTTPException {}

/** The server speaks something else. */
export class UnknownProtocol extends HTTPException {}

/** A method was called out of turn. */
export class ImproperConnectionState extends HTTPException {}

/** A request cannot begin now. */
export class CannotSendRequest extends ImproperConnectionState {}

/** A header cannot be sent now. */
export class CannotSendHeader extends ImproperConnectionState {}

/** There is no answer to read. */
export class ResponseNotReady extends ImproperConnectionState {}

/** The first line of an answer is none. */
export class BadStatusLine extends HTTPException {}

/** A line of an answer is too long. */
export class LineTooLong extends HTTPException {}

/** The server closed the connection instead of answering. In Python it is a {@link BadStatusLine} too. */
export class RemoteDisconnected extends ConnectionResetError {}

nameExceptions({
  HTTPException,
  InvalidURL,
  UnknownProtocol,
  ImproperConnectionState,
  CannotSendRequest,
  CannotSendHeader,
  ResponseNotReady,
  BadStatusLine,
  LineTooLong,
  RemoteDisconnected,
});
for (const { prototype } of [HTTPException, RemoteDisconnected]) {
  Object.defineProperty(prototype, "__module__", { value: "http.client", configurable: true });
}
