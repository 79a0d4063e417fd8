import { platform } from "node:os";
import { ModuleNotFoundError, OSError, PermissionError } from "../python/exceptions.ts";
import { type Koffi, requireKoffi } from "./koffi.ts";

/** The part of Windows that `NTEventLogHandler` uses; names are those of Windows. */
export interface EventLogApi {
  /** Opens a key below HKEY_LOCAL_MACHINE, or makes it. Errors: PermissionError, another OSError. */
  createKey(path: string): EventLogKey;
  /** A handle to the event log of `server`, null for this machine. Errors: OSError. */
  registerEventSource(server: string | null, source: string): unknown;
  /** Writes an entry. Errors: OSError. */
  reportEvent(handle: unknown, type: number, category: number, id: number, text: string): void;
  /** Gives a handle back. */
  deregisterEventSource(handle: unknown): void;
}

/** A key of the registry. */
export interface EventLogKey {
  /** Sets a value of the type REG_EXPAND_SZ or REG_DWORD. Errors: OSError. */
  setValue(name: string, type: number, value: string | number): void;
  close(): void;
}

/** An entry's type. */
export const EVENTLOG_ERROR_TYPE = 1;
export const EVENTLOG_WARNING_TYPE = 2;
export const EVENTLOG_INFORMATION_TYPE = 4;
/** Types of values of the registry: text with variables of the environment, and a number. */
export const REG_EXPAND_SZ = 2;
export const REG_DWORD = 4;

const HKEY_LOCAL_MACHINE = -2_147_483_646;
const KEY_WRITE = 0x20006;
const ACCESS_DENIED = 5;

let loaded: EventLogApi | undefined;

/**
 * The event log of Windows, by the optional package `koffi`.
 *
 * Errors: ModuleNotFoundError, with CPython's text where this is not Windows, and with the name of
 * the package where that is missing.
 */
export function windowsEventLog(): EventLogApi {
  if (platform() !== "win32") throw new ModuleNotFoundError("No module named '_winapi'");
  const koffi = requireKoffi();
  if (koffi === undefined) {
    throw new ModuleNotFoundError("No module named 'koffi', which the event log needs: install it");
  }
  loaded ??= load(koffi);
  return loaded;
}

function load(koffi: Koffi): EventLogApi {
  const advapi32 = koffi.load("advapi32.dll");
  const register = advapi32.func("void* __stdcall RegisterEventSourceW(str16, str16)");
  const deregister = advapi32.func("int __stdcall DeregisterEventSource(void*)");
  const report = advapi32.func(
    "int __stdcall ReportEventW(void*, uint16_t, uint16_t, uint32_t, void*, uint16_t, uint32_t, str16*, void*)",
  );
  const lastError = koffi.load("kernel32.dll").func("uint32_t __stdcall GetLastError()");
  const check = (result: unknown): unknown => result || raise(Number(lastError()));
  return {
    createKey: keyMaker(koffi),
    registerEventSource: (server, source) => check(register(server, source)),
    reportEvent: (handle, type, category, id, text) => {
      check(report(handle, type, category, id, null, 1, 0, [text], null));
    },
    deregisterEventSource: (handle) => void deregister(handle),
  };
}

function keyMaker(koffi: Koffi): EventLogApi["createKey"] {
  const advapi32 = koffi.load("advapi32.dll");
  const create = advapi32.func(
    "int32_t __stdcall RegCreateKeyExW(intptr_t, str16, uint32_t, str16, uint32_t, uint32_t, void*, _Out_ intptr_t*, _Out_ uint32_t*)",
  );
  const set = advapi32.func(
    "int32_t __stdcall RegSetValueExW(intptr_t, str16, uint32_t, uint32_t, void*, uint32_t)",
  );
  const close = advapi32.func("int32_t __stdcall RegCloseKey(intptr_t)");
  return (path) => {
    const key = [0];
    refuseFailure(create(HKEY_LOCAL_MACHINE, path, 0, null, 0, KEY_WRITE, null, key, [0]));
    return {
      setValue: (name, type, value) => {
        const bytes = typeof value === "string" ? wide(value) : doubleWord(value);
        refuseFailure(set(key[0], name, 0, type, bytes, bytes.length));
      },
      close: () => void close(key[0]),
    };
  };
}

function wide(text: string): Buffer {
  return Buffer.from(`${text}\0`, "utf16le");
}

function doubleWord(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Functions of the registry answer with the number of an error, 0 for none. */
function refuseFailure(result: unknown): void {
  if (result !== 0) raise(Number(result));
}

function raise(error: number): never {
  if (error === ACCESS_DENIED) throw new PermissionError("[WinError 5] Access is denied");
  throw new OSError(`[WinError ${error}]`);
}
