import { BadFileError, type Problem } from "./bad-file.ts";
import { type Cell, expand } from "./cell.ts";
import type { ScenarioFile } from "./find.ts";
import { Scenario } from "./schema.ts";
import { readYaml, shownPath } from "./yaml-file.ts";

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+$/u;

/**
 * Reads and checks scenario files and fixes their axes.
 *
 * Errors: one `BadFileError` with the problems of all files, so that a person sees them at once.
 */
export function loadCells(found: readonly ScenarioFile[]): Cell[] {
  const problems: Problem[] = [];
  const cells = found.flatMap((entry) => {
    try {
      return loadCell(entry);
    } catch (error) {
      if (!(error instanceof BadFileError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new BadFileError(problems);
  return cells;
}

function loadCell({ id, file }: ScenarioFile): Cell[] {
  const { value, lineOf } = readYaml(file, Scenario);
  const complain = (line: number, message: string): never => {
    throw new BadFileError([{ file: shownPath(file), line, column: 1, message }]);
  };
  if (!ID.test(id)) {
    complain(
      1,
      `the path is the id: expected <family>/<area>/<slug>.yaml in small letters, digits and "-"`,
    );
  }
  const titleLine = lineOf(["title"]);
  if (titleLine !== 1)
    complain(titleLine, "expected title: on the first line, where list finds it");
  return expand(id, shownPath(file), value);
}
