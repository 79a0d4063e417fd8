import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { play, type TextCase } from "./text-case.ts";

/** What `text_cases.py` saw CPython do. */
function recorded(name: string): TextCase[] {
  const path = new URL(`../../../fixtures/ground-floor/${name}.json`, import.meta.url);
  const cases: TextCase[] = JSON.parse(readFileSync(path, "utf8"));
  return cases;
}

const SUBJECTS = [
  { name: "percent", does: "percentFormat() gives what the % operator gives" },
  { name: "format", does: "strFormat() and formatValue() give what str.format and format give" },
  { name: "repr", does: "str(), repr() and ascii() give what CPython's give" },
  { name: "template", does: "Template gives what string.Template gives" },
] as const;

for (const { name, does } of SUBJECTS) {
  test(does, () => {
    const cases = recorded(name);

    const different = cases
      .map((textCase) => ({ textCase, ...play(textCase) }))
      .filter(({ seen, expected }) => JSON.stringify(seen) !== JSON.stringify(expected));

    expect(different).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
  });
}
