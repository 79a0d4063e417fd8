/** Options of {@link setExitDrain}. */
export interface ExitDrainOptions {
  /**
   * Longest time that the end of the process may be held up for records that are still on their way,
   * in seconds; 0 lets them be lost.
   *
   * @defaultValue 5
   */
  readonly deadline: number;
}

/** What is to be done before the process ends; `until` is in ms of `performance.now()`. */
export type LastDuty = (until: number) => void;

const SECOND_MS = 1000;
let deadline = 5;
/** When the process has to end; undefined while it does not end. */
let endsAt: number | undefined;
let isListening = false;
const duties = new Set<LastDuty>();

/** Sets how long the end of the process may wait for records that are on their way. */
export function setExitDrain(options: ExitDrainOptions): void {
  ({ deadline } = options);
}

/** Listens for the end of the process: in time, since a listener that is added at the end is not called. */
export function expectLastDuties(): void {
  if (!isListening) process.on("exit", leave);
  isListening = true;
}

/** Has something done when the process ends; at once where it is ending already. */
export function addLastDuty(duty: LastDuty): void {
  duties.add(duty);
  if (endsAt !== undefined) doDuties(endsAt);
}

/** Takes {@link addLastDuty} back. */
export function removeLastDuty(duty: LastDuty): void {
  duties.delete(duty);
}

/** Does now what is to be done before the process ends. */
export function doLastDuties(): void {
  doDuties(performance.now() + deadline * SECOND_MS);
}

function leave(): void {
  endsAt ??= performance.now() + deadline * SECOND_MS;
  doDuties(endsAt);
}

function doDuties(until: number): void {
  for (const duty of duties) {
    duties.delete(duty);
    duty(until);
  }
}
