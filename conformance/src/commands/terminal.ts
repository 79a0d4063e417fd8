import type { Paint } from "../report/colour.ts";

/** What a command sees of the process that runs it. Only cli.ts touches the process itself. */
export interface Terminal {
  /** Writes a line to standard output. */
  readonly print: (line: string) => void;
  /** Writes to standard error: progress and complaints. */
  readonly note: (text: string) => void;
  readonly paint: Paint;
  /** Whether standard error is a terminal on which a line can be rewritten. */
  readonly live: boolean;
  readonly environment: NodeJS.ProcessEnv;
  /** Aborted by Ctrl-C and by SIGTERM. */
  readonly signal: AbortSignal;
}
