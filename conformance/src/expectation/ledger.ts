import { existsSync } from "node:fs";
import { z } from "zod";
import { BadFileError, type Problem } from "../scenario/bad-file.ts";
import { findFiles } from "../scenario/find.ts";
import { matcher } from "../scenario/pattern.ts";
import { strict } from "../scenario/strict.ts";
import { readYaml, shownPath } from "../scenario/yaml-file.ts";

const Signature = z.string().regex(/^[0-9a-f]{12}$/, "expected the 12 hex digits that run prints");

const Entry = strict({
  /** Cells it speaks of: a pattern of scenario ids, with `[axis=value]` where one cell of several is meant. */
  match: z.string().min(1),
  /** `gap`: to be closed. `intended`: Node or JavaScript leaves no choice, or the choice was made. */
  status: z.enum(["gap", "intended"]),
  reason: z.string().min(20, "expected a reason of at least 20 characters"),
  ref: z.string().min(1),
  review: z.iso.date("expected a date such as 2027-05-21"),
  signature: z.union([Signature, z.array(Signature).min(1)]),
});

/** What a ledger file holds. */
export const LedgerFile = z.array(Entry);

/** A difference between the port and the newest CPython that was decided on, as it stands in a file. */
export interface LedgerEntry {
  readonly match: string;
  readonly status: "gap" | "intended";
  readonly reason: string;
  readonly ref: string;
  readonly review: string;
  readonly signatures: readonly string[];
  readonly file: string;
  readonly line: number;
}

/** The known differences. */
export class Ledger {
  readonly entries: readonly LedgerEntry[];

  constructor(entries: readonly LedgerEntry[]) {
    this.entries = entries;
  }

  /** Reads every YAML file below `folder`; a folder that does not exist is an empty ledger. Errors: `BadFileError`. */
  static read(folder: string): Ledger {
    if (!existsSync(folder)) return new Ledger([]);
    const problems: Problem[] = [];
    const entries = findFiles(folder, ".yaml").flatMap(({ file }) => {
      try {
        return readEntries(file);
      } catch (error) {
        if (!(error instanceof BadFileError)) throw error;
        problems.push(...error.problems);
        return [];
      }
    });
    if (problems.length > 0) throw new BadFileError(problems);
    return new Ledger(entries);
  }

  /** Entries that speak of a cell, given by its name. */
  about(cell: string): LedgerEntry[] {
    return this.entries.filter((entry) => speaksOf(entry, cell));
  }
}

/** Whether `entry` speaks of the cell of this name, `<scenario>` or `<scenario>[axis=value]`. */
export function speaksOf(entry: LedgerEntry, cell: string): boolean {
  const [pattern, axes] = split(entry.match);
  const [scenario, ofCell] = split(cell);
  return (axes === undefined || axes === ofCell) && matcher([pattern])(scenario);
}

/** Whether `entry` speaks of any cell of a scenario. */
export function speaksOfScenario(entry: LedgerEntry, scenario: string): boolean {
  const [pattern] = split(entry.match);
  return matcher([pattern])(scenario);
}

function split(name: string): [string, string | undefined] {
  const bracket = name.indexOf("[");
  return bracket < 0 ? [name, undefined] : [name.slice(0, bracket), name.slice(bracket)];
}

function readEntries(file: string): LedgerEntry[] {
  const { value, lineOf } = readYaml(file, LedgerFile);
  return value.map(({ signature, ...entry }, index) => ({
    ...entry,
    signatures: [signature].flat(),
    file: shownPath(file),
    line: lineOf([index]),
  }));
}
