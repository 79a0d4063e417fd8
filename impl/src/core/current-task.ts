import { AsyncLocalStorage } from "node:async_hooks";

/** Made with the first task, so that programs without one pay nothing for each record. */
let tasks: AsyncLocalStorage<string> | undefined;

/**
 * Runs `action` as a task called `name`: records that are made in it, and in whatever it goes on
 * with after an `await`, have that as their `taskName`. Returns what `action` returns.
 *
 * Python's tasks have names of their own; a chain of promises has none, so the program gives it one.
 *
 * Source: CPython 3.15, `asyncio.create_task(…, name=…)`.
 */
export function inTask<T>(name: string, action: () => T): T {
  tasks ??= new AsyncLocalStorage();
  return tasks.run(name, action);
}

/** Name of the task that runs this code; null outside of {@link inTask}. */
export function currentTaskName(): string | null {
  return tasks?.getStore() ?? null;
}
