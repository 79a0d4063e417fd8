import { readAddrSpec, readDomain } from "./addr-spec.ts";
import { AngleAddr } from "./address-tokens.ts";
import { CFWS_LEADER } from "./characters.ts";
import type { Reader } from "./reader.ts";
import { listSeparator, Terminal, TokenList } from "./token.ts";
import { readBlanks, readOptionalBlanks } from "./words.ts";

// An address in angle brackets. Source: CPython 3.15, `email._header_value_parser`.

/** Reads `<local-part@domain>`, or `<>`, with white space and comments around it. */
export function readAngleAddr(reader: Reader): AngleAddr {
  const angle = new AngleAddr();
  readOptionalBlanks(reader, angle.parts);
  if (!reader.isAt("<")) throw reader.expected("angle-addr");
  angle.parts.push(new Terminal(reader.take(), "angle-addr-start"));
  if (reader.isAt(">")) {
    angle.parts.push(new Terminal(reader.take(), "angle-addr-end"));
    angle.defects.push("invalid");
    return angle;
  }
  readInner(reader, angle);
  if (reader.isAt(">")) reader.take();
  else angle.defects.push("invalid");
  angle.parts.push(new Terminal(">", "angle-addr-end"));
  readOptionalBlanks(reader, angle.parts);
  return angle;
}

function readInner(reader: Reader, angle: AngleAddr): void {
  const spec = reader.attempt(readAddrSpec);
  if (spec !== undefined) {
    angle.parts.push(spec);
    return;
  }
  angle.defects.push("other");
  angle.parts.push(readObsoleteRoute(reader), readAddrSpec(reader));
}

/** Reads the way that a mail once had to go: `@a,@b:`. */
function readObsoleteRoute(reader: Reader): TokenList {
  const route = new TokenList("obs-route");
  const { parts } = route;
  while (reader.isAt(`,${CFWS_LEADER}`)) {
    if (reader.isAt(",")) takeSeparator(reader, route);
    else parts.push(readBlanks(reader));
  }
  if (!reader.isAt("@")) throw reader.expected("obs-route domain");
  takeStop(reader, route);
  while (reader.isAt(",")) {
    takeSeparator(reader, route);
    readOptionalBlanks(reader, parts);
    if (reader.isAt("@")) takeStop(reader, route);
  }
  if (!reader.isAt(":")) throw reader.expected("':' marking end of obs-route");
  parts.push(new Terminal(reader.take(), "end-of-obs-route-marker"));
  return route;
}

function takeSeparator(reader: Reader, route: TokenList): void {
  reader.take();
  route.parts.push(listSeparator());
}

function takeStop(reader: Reader, route: TokenList): void {
  route.parts.push(new Terminal(reader.take(), "route-component-marker"), readDomain(reader));
}
