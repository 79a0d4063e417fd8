import { decode, outline } from "../../compare/decode/decode.ts";
import { visible } from "../../compare/visible.ts";
import { type Observation, textOf } from "../../observation.ts";

const MOST_CHARACTERS = 4000;
const HEX_ROW = 16;

/**
 * What one side left in a place, written out for a person: text with its invisible characters, else hex.
 * What a server received stands there field by field too, before its bytes.
 */
export function shownObservation(seen: Observation | undefined): string | null {
  if (seen === undefined) return null;
  const whole = written(seen);
  const rest = whole.length - MOST_CHARACTERS;
  return rest > 0 ? `${whole.slice(0, MOST_CHARACTERS)}\n… ${rest} more characters` : whole;
}

function written(seen: Observation): string {
  if ("value" in seen) return visibleLines(JSON.stringify(seen.value, undefined, 1));
  if ("error" in seen) return visibleLines(`raises ${seen.error.type}: ${seen.error.message}`);
  if ("link" in seen) return `a link to ${visible(seen.link)}`;
  if ("dir" in seen) return "a folder";
  if ("fifo" in seen) return "a FIFO";
  const decoded = seen.at.startsWith("lab/")
    ? decode(Buffer.from(seen.bytes, "base64"))
    : undefined;
  if (decoded === undefined) return rawBytes(seen.bytes);
  return [`${decoded.what}:`, ...outline(decoded), "", "as bytes:", rawBytes(seen.bytes)].join(
    "\n",
  );
}

function rawBytes(bytes: string): string {
  const text = textOf(bytes);
  if (text === "") return "(empty)";
  return text === undefined ? hex(Buffer.from(bytes, "base64")) : visibleLines(text);
}

function visibleLines(text: string): string {
  return text
    .split(/(?<=\n)/u)
    .map((line) => visible(line))
    .join("\n");
}

function hex(bytes: Buffer): string {
  const shown = bytes.subarray(0, MOST_CHARACTERS / 2);
  const rows = Array.from({ length: Math.ceil(shown.length / HEX_ROW) }, (_, row) =>
    shown
      .subarray(row * HEX_ROW, (row + 1) * HEX_ROW)
      .toString("hex")
      .replaceAll(/..(?=.)/gu, "$& "),
  );
  return [`${bytes.length} bytes`, ...rows].join("\n");
}
