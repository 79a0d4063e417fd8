import { visible } from "../visible.ts";
import { type Field, fromUtf8 } from "./decoded.ts";

/** The lines of a header, those that go on folded into one: `[name, value]`. */
export function headersIn(head: string): (readonly [name: string, value: string])[] {
  return head
    .split(/\r?\n(?![ \t])/u)
    .filter(Boolean)
    .map((line) => {
      const colon = line.indexOf(":");
      return colon < 0 ? [line, ""] : [line.slice(0, colon), line.slice(colon + 1)];
    });
}

/** `name=value&name=value` by field, decoded; the raw text beside it. */
export function formFields(prefix: string, encoded: string): Field[] {
  if (encoded === "") return [];
  return unique(
    encoded.split("&").map((pair) => {
      const equals = pair.indexOf("=");
      const [name, raw] = equals < 0 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return { name: `${prefix} ${visible(unquoted(name))}`, shown: visible(unquoted(raw)), raw };
    }),
  );
}

/** Numbers the fields whose name came before: `form a`, `form a (2)`. */
export function unique(fields: readonly Field[]): Field[] {
  const seen = new Map<string, number>();
  return fields.map((field) => {
    const count = (seen.get(field.name) ?? 0) + 1;
    seen.set(field.name, count);
    return count === 1 ? field : { ...field, name: `${field.name} (${count})` };
  });
}

function unquoted(text: string): string {
  const bytes = text
    .replaceAll("+", " ")
    .replaceAll(/%([0-9a-fA-F]{2})/gu, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
  return fromUtf8(bytes);
}
