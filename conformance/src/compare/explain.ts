import { type Observation, textOf } from "../observation.ts";
import type { Difference } from "./diff.ts";
import { explainBytes } from "./explain-bytes.ts";
import { explainFolder } from "./explain-folder.ts";
import { explainText } from "./explain-text.ts";
import { explainValue } from "./explain-value.ts";
import { cut, visible } from "./visible.ts";

const WIDTH = 100;

/**
 * Says what differs, in lines for a person. Begins with the field that differs; `-` is CPython's
 * side, `+` the port's. No more than `limit` lines.
 */
export function explain(differences: readonly Difference[], limit: number): string[] {
  const lines = [
    ...explainFolder(differences),
    ...differences.filter(({ at }) => !onlyOneFile(at, differences)).flatMap(explainOne),
  ];
  if (lines.length <= limit) return lines;
  return [...lines.slice(0, limit - 1), `… ${lines.length - limit + 1} more lines`];
}

/** Whether the folder comparison has said all there is to say about this place. */
function onlyOneFile(at: string, differences: readonly Difference[]): boolean {
  const difference = differences.find((other) => other.at === at);
  if (!at.startsWith("files/") || difference === undefined) return false;
  return difference.cpython === undefined || difference.port === undefined;
}

function explainOne({ at, cpython, port }: Difference): string[] {
  if (cpython === undefined && port) return [`${at}: only the port: ${written(port)}`];
  if (port === undefined && cpython) return [`${at}: only CPython: ${written(cpython)}`];
  if (cpython === undefined || port === undefined) return [];
  return headed(at, explainPair(cpython, port));
}

function explainPair(cpython: Observation, port: Observation): string[] {
  if ("bytes" in cpython && "bytes" in port) return explainContents(cpython.bytes, port.bytes);
  if ("value" in cpython && "value" in port) return explainValue(cpython.value, port.value);
  if ("error" in cpython && "error" in port) {
    return explainValue({ ...cpython.error }, { ...port.error });
  }
  return [`CPython: ${written(cpython)}`, `port: ${written(port)}`];
}

function explainContents(cpython: string, port: string): string[] {
  const [left, right] = [textOf(cpython), textOf(port)];
  if (left !== undefined && right !== undefined) return explainText(left, right);
  return explainBytes(Buffer.from(cpython, "base64"), Buffer.from(port, "base64"));
}

/** One line beside the place, several below it. */
function headed(at: string, lines: readonly string[]): string[] {
  const [first] = lines;
  if (lines.length === 1 && first !== undefined)
    return [`${at}${first.startsWith(".") ? " " : ": "}${first}`];
  return [`${at}:`, ...lines.map((line) => `  ${line}`)];
}

function written(seen: Observation): string {
  if ("value" in seen) return cut(visible(JSON.stringify(seen.value)), WIDTH);
  if ("error" in seen)
    return cut(visible(`raises ${seen.error.type}: ${seen.error.message}`), WIDTH);
  if ("link" in seen) return `a link to ${visible(seen.link)}`;
  if ("dir" in seen) return "a folder";
  if ("fifo" in seen) return "a FIFO";
  const text = textOf(seen.bytes);
  const bytes = Buffer.from(seen.bytes, "base64");
  return text === undefined ? `${bytes.length} bytes` : cut(visible(text), WIDTH);
}
