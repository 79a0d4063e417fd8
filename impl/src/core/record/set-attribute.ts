import type { LogRecord } from "./record.ts";

/** Sets an attribute whose name is only a name for Python, and so for us, even where JavaScript sees more in it. */
export function setAttribute(record: LogRecord, name: string, value: unknown): void {
  if (name !== "__proto__") record[name] = value;
  else
    Object.defineProperty(record, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
}
