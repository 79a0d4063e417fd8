import { OSError } from "../../python/exceptions.ts";

/** Whether an error is what Python calls an OSError: Node's own, or one of Python's. */
export function isSystemError(error: unknown): boolean {
  return error instanceof OSError || (error instanceof Error && "syscall" in error);
}
