import { ERRNO_TABLE } from "../generated/errno-table.ts";
import { gaierror, OSError } from "./os-error.ts";

/** What Node puts on the errors of its system calls. */
export interface SystemErrorLike {
  /** Name of the error, e.g. `ENOENT`. */
  readonly code?: string | undefined;
  /** Negative number of the error. */
  readonly errno?: number | undefined;
  /** Text of Node, used when the code is not known. */
  readonly message: string;
  /** The file in question. */
  readonly path?: unknown;
  /** The second file, of a rename. */
  readonly dest?: unknown;
}

/** getaddrinfo has error numbers of its own, and Node has codes of its own for them. */
const RESOLVER_ERRORS: ReadonlyMap<string, readonly [number, string]> = new Map([
  ["ENOTFOUND", [-2, "Name or service not known"]],
  ["EAI_NONAME", [-2, "Name or service not known"]],
  ["EAI_NODATA", [-5, "No address associated with hostname"]],
  ["EAI_AGAIN", [-3, "Temporary failure in name resolution"]],
  ["EAI_FAIL", [-4, "Non-recoverable failure in name resolution"]],
]);

/**
 * The OSError that Python raises where Node threw `error`: class, number and text of Linux.
 *
 * The original does not become its `cause`: a traceback would show it, and Python's has no such part.
 * An error with a code that Linux does not have becomes a plain `OSError` with Node's message.
 */
export function fromSystemError({
  code = "",
  message,
  path = null,
  dest = null,
}: SystemErrorLike): OSError {
  const resolver = RESOLVER_ERRORS.get(code);
  if (resolver !== undefined) return new gaierror(...resolver);
  const known = ERRNO_TABLE[code];
  if (known === undefined) return new OSError(message);
  if (path === null) return new OSError(...known);
  return dest === null ? new OSError(...known, path) : new OSError(...known, path, null, dest);
}

/** The system's text for a Linux error number. Source: CPython 3.15, `os.strerror`. */
export function strerror(errno: number): string {
  const found = Object.values(ERRNO_TABLE).find(([number]) => number === errno);
  return found?.[1] ?? `Unknown error ${errno}`;
}
