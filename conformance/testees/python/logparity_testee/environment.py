"""The surroundings of the interpreter: text encoding, time zone, identity.

Whatever a scenario can see of the machine is pinned here, so that nothing has to be rewritten in
what it leaves behind.
"""

import itertools
import locale
import os
import socket
import sys
import threading
import time
from typing import Any, Dict

_real_ident = threading.get_ident
_real_getaddrinfo: Any = socket.getaddrinfo
_UTF8 = "C.UTF-8"


def ensure_utf8() -> None:
    """Start again in a UTF-8 locale where the present one would make Python write ASCII.

    CPython 3.6 takes the encoding of file names from the locale at start and keeps it.
    """
    if sys.getfilesystemencoding().lower() == "utf-8":
        _utf8_text_files()
    elif os.environ.get("LC_ALL") != _UTF8:
        os.environ["LC_ALL"] = _UTF8
        flags = ["-S", "-B"]
        os.execv(sys.executable, [sys.executable] + flags + [os.path.dirname(__file__)])


def _utf8_text_files() -> None:
    try:
        locale.setlocale(locale.LC_CTYPE, _UTF8)
    except locale.Error:
        locale.setlocale(locale.LC_CTYPE, "")


def pin(pinned: Dict[str, Any], zone: str) -> None:
    """Make process, thread, host, user and zone those the harness asked for."""
    os.environ["TZ"] = zone
    if hasattr(time, "tzset"):
        time.tzset()
    for name in ("LOGNAME", "USER"):
        os.environ[name] = pinned.get("user", "parity")
    os.getpid = lambda: int(pinned["pid"])
    host = pinned.get("host", "parity.example")
    socket.gethostname = lambda: host
    socket.getfqdn = lambda name="": host
    _pin_unknown_hosts()
    _pin_thread(int(pinned["thread"]), pinned["threadName"])
    _pin_process_name(pinned["processName"])


def _pin_unknown_hosts() -> None:
    """Let names below ``.invalid`` be unknown without asking a name server: it may be away."""
    from logparity_testee import library  # loads logging, which has to wait for the clock

    resolve = _real_getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **options: Any) -> Any:
        if isinstance(host, str) and host.endswith(".invalid"):
            host.encode("idna")  # what can be wrong with it is told before anybody is asked
            library.throw(socket.gaierror(socket.EAI_NONAME, "Name or service not known"))
        return resolve(host, *args, **options)

    socket.getaddrinfo = getaddrinfo


def unpin_thread() -> None:
    """Give the main thread its own number back: a fork compares it with the kernel's."""
    threading.get_ident = _real_ident
    _number_main_thread(_real_ident())


def _pin_thread(ident: int, name: str) -> None:
    real = _real_ident()

    def get_ident() -> int:
        return ident if _real_ident() == real else _real_ident()

    threading.get_ident = get_ident
    _number_main_thread(ident)
    threading.main_thread().name = name
    vars(threading)["_counter"] = itertools.count(1).__next__  # the next is Thread-1


def _number_main_thread(ident: int) -> None:
    # threading finds the current thread by its number, so its own table must know the pinned one.
    main = threading.main_thread()
    active = vars(threading)["_active"]
    for known in [key for key, thread in active.items() if thread is main]:
        del active[known]
    active[ident] = main
    vars(main)["_ident"] = ident


def _pin_process_name(name: str) -> None:
    loaded = "multiprocessing" in sys.modules
    if name != "MainProcess" or loaded:
        import multiprocessing

        multiprocessing.current_process().name = name
