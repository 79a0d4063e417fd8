"""Stand-ins for the parts of Windows that ``NTEventLogHandler`` talks to, for scenarios that ask.

What they are called with is an observation. A scenario makes them fail by setting ``winapi.NAME``.
"""

import sys
from types import ModuleType
from typing import Any, Callable, Dict, List

_TYPES = {
    "EVENTLOG_ERROR_TYPE": 1,
    "EVENTLOG_WARNING_TYPE": 2,
    "EVENTLOG_INFORMATION_TYPE": 4,
}
_REGISTRY = {"HKEY_LOCAL_MACHINE": 0x80000002, "REG_EXPAND_SZ": 2, "REG_DWORD": 4}
_HANDLE = 7

Record = Callable[[str, List[Any]], None]


class WinApi:
    """What a scenario knows as ``winapi``: functions that note their arguments."""

    def __init__(self, record: Record) -> None:
        """Note calls by ``record``."""
        self._record = record

    def CreateKey(self, path: str) -> None:
        """Open a key below HKEY_LOCAL_MACHINE."""
        self._note("CreateKey", path)

    def SetValueEx(self, name: str, kind: int, value: Any) -> None:
        """Set a value of the key."""
        self._note("SetValueEx", name, kind, value)

    def RegisterEventSource(self, server: Any, source: Any) -> int:
        """Open the event log."""
        self._note("RegisterEventSource", server, source)
        return _HANDLE

    def ReportEvent(self, *args: Any) -> None:
        """Write an entry: with a handle, as Windows has it, or as pywin32 has it."""
        self._note("ReportEvent", *args)

    def DeregisterEventSource(self, handle: int) -> None:
        """Close the event log."""
        self._note("DeregisterEventSource", handle)

    def AddSourceToRegistry(self, *args: Any) -> None:
        """Do what pywin32 does in one."""
        self._note("AddSourceToRegistry", *args)

    def _note(self, *call: Any) -> None:
        self._record("winapi", list(call))


class _Key:
    def __enter__(self) -> "_Key":
        return self

    def __exit__(self, *_error: Any) -> None:
        pass


def install(api: WinApi) -> None:
    """Let the library find the stand-ins when it imports what Windows has. Forks forget them."""
    sys.modules.update(_modules(api))


def remove() -> None:
    """Take them away again."""
    for name in _modules(None):
        sys.modules.pop(name, None)


def _modules(api: Any) -> Dict[str, ModuleType]:
    def create_key(_root: int, path: str) -> _Key:
        api.CreateKey(path)
        return _Key()

    def set_value(_key: _Key, name: str, _reserved: int, kind: int, value: Any) -> None:
        api.SetValueEx(name, kind, value)

    if sys.version_info < (3, 15):
        return _pywin32(api)
    return {
        "_winapi": _module(
            "_winapi",
            RegisterEventSource=lambda *args: api.RegisterEventSource(*args),
            ReportEvent=lambda *args: api.ReportEvent(*args),
            DeregisterEventSource=lambda *args: api.DeregisterEventSource(*args),
            **_TYPES,
        ),
        "winreg": _module("winreg", CreateKey=create_key, SetValueEx=set_value, **_REGISTRY),
    }


def _pywin32(api: Any) -> Dict[str, ModuleType]:
    """Make what older versions need to be installed."""
    return {
        "win32evtlog": _module("win32evtlog", **_TYPES),
        "win32evtlogutil": _module(
            "win32evtlogutil",
            __file__="C:/Python/Lib/site-packages/win32/lib/win32evtlogutil.py",
            AddSourceToRegistry=lambda *args: api.AddSourceToRegistry(*args),
            ReportEvent=lambda *args: api.ReportEvent(*args),
        ),
    }


def _module(name: str, **attributes: Any) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(attributes)
    return module
