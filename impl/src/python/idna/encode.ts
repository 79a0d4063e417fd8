import { raisedWhileHandling } from "../exceptions/context.ts";
import { UnicodeEncodeError } from "../exceptions.ts";
import { addNote } from "../pickle/errors.ts";
import { codePointLength } from "../text/code-points.ts";
import { nameprep } from "./nameprep.ts";
import { punycode } from "./punycode.ts";

const ASCII = /^\p{ASCII}*$/u;
/** What separates labels, in scripts that have a full stop of their own. */
const DOTS = /[.\u3002\uff0e\uff61]/u;
const PREFIX = "xn--";
const LONGEST_LABEL = 63;

/**
 * A host name in ASCII, as name servers know it.
 *
 * Errors: UnicodeEncodeError for a label that is empty, too long, or holds what no host has in its name.
 * Source: CPython 3.15, codec `idna`; RFC 3490.
 */
export function encodeHost(host: string): string {
  try {
    return ASCII.test(host) ? checked(host) : converted(host);
  } catch (error) {
    throw addNote(error, "encoding with 'idna' codec failed");
  }
}

function checked(host: string): string {
  const labels = host.split(".");
  const start = (index: number): number => labels.slice(0, index).join(".").length + (index && 1);
  const empty = labels.slice(0, -1).indexOf("");
  if (host !== "" && empty >= 0) {
    throw new UnicodeEncodeError("idna", host, start(empty), start(empty) + 1, "label empty");
  }
  const long = labels.findIndex((label) => label.length > LONGEST_LABEL);
  if (long < 0) return host;
  const end = start(long) + (labels[long]?.length ?? 0);
  throw new UnicodeEncodeError("idna", host, start(long), end, "label too long");
}

function converted(host: string): string {
  const labels = host.split(DOTS);
  const hasEnd = labels.at(-1) === "";
  if (hasEnd) labels.pop();
  const ascii = labels.map((label, index) => {
    try {
      return labelInAscii(label);
    } catch (error) {
      if (!(error instanceof UnicodeEncodeError)) throw error;
      const before = labels.slice(0, index).reduce((sum, one) => sum + codePointLength(one), index);
      const [start, end] = [before + error.start, before + error.end];
      const told = new UnicodeEncodeError("idna", host, start, end, error.reason);
      throw raisedWhileHandling(told, error);
    }
  });
  return [...ascii, ...(hasEnd ? [""] : [])].join(".");
}

function labelInAscii(label: string): string {
  if (ASCII.test(label)) return ofLength(label);
  const prepared = nameprep(label);
  if (ASCII.test(prepared)) return ofLength(prepared);
  const end = PREFIX.length;
  if (prepared.toLowerCase().startsWith(PREFIX)) {
    throw new UnicodeEncodeError("idna", prepared, 0, end, "Label starts with ACE prefix");
  }
  const encoded = PREFIX + punycode(prepared);
  if (encoded.length > LONGEST_LABEL) throw tooLong(prepared);
  return encoded;
}

function ofLength(label: string): string {
  if (label === "") throw new UnicodeEncodeError("idna", label, 0, 1, "label empty");
  if (label.length > LONGEST_LABEL) throw tooLong(label);
  return label;
}

function tooLong(label: string): UnicodeEncodeError {
  return new UnicodeEncodeError("idna", label, 0, codePointLength(label), "label too long");
}
