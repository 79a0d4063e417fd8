/** What a record knows of the process it was made in. */
export interface CurrentProcess {
  /** Name, as in `record.processName`; may be assigned. */
  name: string;
  /** Process id, read anew at each access. */
  readonly pid: number;
}

const current: CurrentProcess = {
  name: "MainProcess",
  get pid(): number {
    return process.pid;
  },
};

/**
 * The process that runs this code.
 *
 * Source: CPython 3.15, `multiprocessing.current_process`.
 */
export function current_process(): CurrentProcess {
  return current;
}
