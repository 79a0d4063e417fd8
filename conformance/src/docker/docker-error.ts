/** Docker cannot do what the run needs of it: the command line exits with 3. The message is one sentence. */
export class DockerError extends Error {
  static {
    Object.defineProperty(DockerError.prototype, "name", { value: "DockerError" });
  }
}

/** What the daemon said, without the wrapping that its answers come in. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const bare = text
    .replace(/^\(HTTP code \d+\) [^-]*- /u, "")
    .replace(/^Error response from daemon: /u, "");
  return bare.trim().split("\n", 1)[0] ?? "";
}

/** The error for something that Docker failed at, such as `pull python:3.9-slim`. */
export function dockerFailure(what: string, error: unknown, hint = ""): DockerError {
  if (error instanceof DockerError) return error;
  const reason = reasonOf(error);
  if (/no space left on device/iu.test(reason)) {
    return new DockerError(
      `cannot ${what}: the disk of the Docker daemon is full; docker system prune frees some`,
    );
  }
  return new DockerError(`cannot ${what}: ${reason}${hint}`);
}
