"""The one place where the library under test is touched.

What is raised from here was raised by the library or asked for by the scenario, and is an
observation. What is raised elsewhere in this package is a fault of the testee.
"""

import builtins
import configparser
import errno
import logging
import logging.config
import logging.handlers
import os
import queue
import socket
import ssl
import sys
import time
import warnings
from typing import Any, Callable, Dict, NoReturn

from logparity_testee import call_site

ROOTS: Dict[str, Any] = {
    "builtins": builtins,
    "configparser": configparser,
    "logging": logging,
    "queue": queue,
    "socket": socket,
    "ssl": ssl,
    "sys": sys,
    "time": time,
    "warnings": warnings,
}


class RefusedError(Exception):
    """The scenario asks for something that this testee cannot do."""


# Files of this package whose exceptions are observations. A hook fails as a program's own would.
_OBSERVED = ("library.py", "hooks.py")


def read(owner: Any, name: str) -> Any:
    """Python's ``owner.name``."""
    return getattr(owner, name)


def write(owner: Any, name: str, value: Any) -> None:
    """Python's ``owner.name = value``."""
    setattr(owner, name, value)


def throw(error: BaseException) -> NoReturn:
    """Raise what the scenario asked to be raised."""
    raise error


def missing(name: str) -> NoReturn:
    """Raise what Python raises for a name that nothing was bound to."""
    raise NameError("name %r is not defined" % name)


def system_error(error: OSError) -> NoReturn:
    """Raise a failed file action in the form that all testees share: the symbol of its errno."""
    raise OSError(errno.errorcode.get(error.errno or 0, "EIO")) from None


def call(target: Callable[..., Any], args: Any, keywords: Dict[str, Any], frames: Any = ()) -> Any:
    """Call the library from the fabricated call site."""
    return call_site.call(target, args, keywords, frames)


def raised_by_testee(error: BaseException) -> bool:
    """Whether ``error`` comes from this package, where it neither touches nor plays the library."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return False
    folder, file = os.path.split(trace.tb_frame.f_code.co_filename)
    if file == "clock.py" and isinstance(error, OSError):
        return False  # the library's own look at a file, which goes through the virtual clock
    return folder == os.path.dirname(__file__) and file not in _OBSERVED
