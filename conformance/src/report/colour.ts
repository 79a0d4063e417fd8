import type { WriteStream } from "node:tty";
import { styleText } from "node:util";

/** Styles of the reports; each is readable without colour too. */
export type Style = "good" | "changed" | "known" | "bad" | "dim" | "bold";

/** Puts a style on a piece of text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

const CODES = {
  good: "green",
  changed: "cyan",
  known: "yellow",
  bad: "red",
  dim: "dim",
  bold: "bold",
} as const;

/** Paints nothing: for files, pipes and NO_COLOR. */
export const plain: Paint = (_style, text) => text;

/** The paint that a stream can show. Node's `hasColors` knows NO_COLOR and FORCE_COLOR. */
export function paintFor(stream: WriteStream | NodeJS.WriteStream): Paint {
  if (!("hasColors" in stream) || !stream.isTTY || !stream.hasColors()) return plain;
  return (style, text) => styleText(CODES[style], text, { validateStream: false });
}
