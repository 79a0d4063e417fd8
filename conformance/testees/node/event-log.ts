import { handlers } from "./port.ts";

/** Notes the arguments of a call. */
type Note = (call: readonly unknown[]) => void;

const HANDLE = 7;

/**
 * What a scenario knows as `winapi`: stands in for the parts of Windows that NTEventLogHandler talks
 * to. A scenario makes it fail by setting `winapi.NAME`.
 */
export class WinApi {
  [name: string]: (...args: unknown[]) => unknown;

  constructor(note: Note) {
    const noting =
      (name: string, result: unknown = null) =>
      (...args: unknown[]) => {
        note([name, ...args]);
        return result;
      };
    this["CreateKey"] = noting("CreateKey");
    this["SetValueEx"] = noting("SetValueEx");
    this["RegisterEventSource"] = noting("RegisterEventSource", HANDLE);
    this["ReportEvent"] = noting("ReportEvent");
    this["DeregisterEventSource"] = noting("DeregisterEventSource");
  }
}

/** Lets the port find the stand-in. */
export function installEventLog(winapi: WinApi): void {
  const call = (name: string, ...args: unknown[]): unknown => winapi[name]?.(...args);
  handlers.NTEventLogHandler.api = {
    createKey: (path) => {
      call("CreateKey", path);
      return {
        setValue: (name, type, value) => void call("SetValueEx", name, type, value),
        close: () => undefined,
      };
    },
    registerEventSource: (server, source) => call("RegisterEventSource", server, source),
    reportEvent: (...args) => void call("ReportEvent", ...args),
    deregisterEventSource: (handle) => void call("DeregisterEventSource", handle),
  };
}

/** Takes it away again. */
export function removeEventLog(): void {
  handlers.NTEventLogHandler.api = null;
}
