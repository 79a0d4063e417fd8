/** One thing that is wrong in a file a person wrote. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Files that cannot be used as they stand. The command line prints every problem and exits with 2. */
export class BadFileError extends Error {
  readonly problems: readonly Problem[];

  static {
    Object.defineProperty(BadFileError.prototype, "name", { value: "BadFileError" });
  }

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join("\n"));
    this.problems = problems;
  }
}

/** `file:line:column: message`, the form that editors turn into a link. */
function problemLine({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}: ${message}`;
}
