import { codeTable, type Family } from "./code-table.ts";
import type { Codec } from "./codec.ts";
import { readFourBytes, writeFourBytes } from "./gb18030.ts";
import { HzWriter } from "./hz.ts";
import { Iso2022Writer } from "./iso2022.ts";
import { ISO2022_CHARSETS } from "./iso2022-charsets.ts";
import { readLetters, writeLetters } from "./korean.ts";
import { type CharacterWriter, MultibyteCodec } from "./multibyte.ts";
import { type Rule, tableCodec } from "./stateless.ts";

const FAMILIES: ReadonlyMap<Family, readonly string[]> = new Map([
  [
    "japanese",
    [
      "cp932",
      "euc_jis_2004",
      "euc_jisx0213",
      "euc_jp",
      "shift_jis",
      "shift_jis_2004",
      "shift_jisx0213",
    ],
  ],
  ["korean", ["cp949", "euc_kr", "johab"]],
  ["simplified", ["gb18030", "gb2312", "gbk"]],
  ["traditional", ["big5", "big5hkscs", "cp950"]],
]);

/** What is in no table. */
const RULES: ReadonlyMap<string, Rule> = new Map([
  ["euc_kr", { write: writeLetters, read: readLetters }],
  ["gb18030", { write: writeFourBytes, read: readFourBytes }],
]);

/** What starts a text in an encoding that switches between character sets. */
const STATEFUL: ReadonlyMap<string, () => CharacterWriter> = new Map<string, () => CharacterWriter>(
  [
    ["hz", () => new HzWriter(codeTable("simplified", "gb2312"))],
    ...Array.from(
      ISO2022_CHARSETS,
      ([name, charsets]) => [name, () => new Iso2022Writer(charsets())] as const,
    ),
  ],
);

/** The East Asian encoding of that name, or nothing if there is none. Its tables wait for the first text. */
export function eastAsianCodec(name: string): Codec | undefined {
  for (const [family, names] of FAMILIES) {
    if (names.includes(name)) return tableCodec(family, name, RULES.get(name));
  }
  const writer = STATEFUL.get(name);
  return writer === undefined ? undefined : new MultibyteCodec({ name, writer });
}
