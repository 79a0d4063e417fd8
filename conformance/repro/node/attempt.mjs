import { runInThisContext } from "node:vm";
import { whileHandling } from "logparity/python";

const handle = runInThisContext(
  "(function attempt(handling, error, body) { return handling(error, body); })",
  { filename: "/srv/app/main.py", lineOffset: 102 },
);

/** Runs `body` while `error` is being handled. */
export function attempt(error, body) {
  const head = error.message === "" ? error.name : `${error.name}: ${error.message}`;
  error.stack = `${head}\n    at attempt (/srv/app/main.py:101:9)`;
  return handle(whileHandling, error, body);
}
