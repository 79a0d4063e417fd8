import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** A schema issue in words for the author of the file. */
export interface PlainIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** The key at the end of `path` is what is wrong, not its value. */
  readonly atKey: boolean;
}

/** Turns schema issues into sentences. Of a union, the branch that was meant speaks. */
export function plainIssues(issues: readonly Issue[]): PlainIssue[] {
  return issues.flatMap(plainIssue);
}

function plainIssue(issue: Issue): PlainIssue[] {
  if (issue.code === "invalid_union") return unionIssues(issue);
  if (issue.code === "invalid_key") {
    const message = issue.issues.map((inner) => lowerFirst(inner.message)).join("; ");
    return [{ path: issue.path, message, atKey: true }];
  }
  const message = lowerFirst(issue.message);
  if (issue.code !== "unrecognized_keys") return [{ path: issue.path, message, atKey: false }];
  return [{ path: [...issue.path, ...issue.keys.slice(0, 1)], message, atKey: true }];
}

function unionIssues(issue: Extract<Issue, { code: "invalid_union" }>): PlainIssue[] {
  // A branch that complains only deeper down has accepted what stands here: it is the one meant.
  const meant = issue.errors.filter((branch) => branch.every(({ path }) => path.length > 0));
  const [closest] = meant.toSorted((one, other) => one.length - other.length);
  const branches = closest === undefined ? issue.errors : [closest];
  const inner = branches.flatMap((branch) =>
    plainIssues(branch).map((plain) => ({ ...plain, path: [...issue.path, ...plain.path] })),
  );
  if (closest !== undefined) return inner;
  const described = issue.message !== "Invalid input";
  const messages = described ? [issue.message] : new Set(inner.map(({ message }) => message));
  return [{ path: issue.path, message: [...messages].join(", or "), atKey: described }];
}

function lowerFirst(message: string): string {
  const plain = message.replace(/^Invalid input: /u, "");
  return plain.charAt(0).toLowerCase() + plain.slice(1);
}
