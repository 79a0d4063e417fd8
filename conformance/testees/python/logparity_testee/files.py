"""The verb ``fs``: what other programs do to the files around the library."""

import os
import shutil
from typing import TYPE_CHECKING, Any, Callable, Dict

from logparity_testee import clock, library, values

if TYPE_CHECKING:
    from logparity_testee.run import Run


def act(run: "Run", body: Dict[str, Any], path: str) -> None:
    """Carry out the one action in ``body``; names are relative to the run's folder."""
    ((action, given),) = body.items()
    try:
        ACTIONS[action](run, given, path)
    except OSError as error:
        library.system_error(error)


def _content(run: "Run", value: Any) -> bytes:
    content = values.decode(run, value)
    return content if isinstance(content, bytes) else str(content).encode("utf-8", "surrogatepass")


def _write(run: "Run", given: Any, path: str) -> None:
    with open(given[0], "wb") as file:
        file.write(_content(run, given[1]))


def _append(run: "Run", given: Any, path: str) -> None:
    with open(given[0], "ab") as file:
        file.write(_content(run, given[1]))


def _remove(run: "Run", name: str, path: str) -> None:
    if os.path.isdir(name) and not os.path.islink(name):
        shutil.rmtree(name)
    else:
        os.remove(name)


def _utime(run: "Run", given: Any, path: str) -> None:
    name, moment = given
    if isinstance(moment, str):
        millis = clock.parse_iso(moment)
    else:
        millis = clock.now_ns() // 10**6 + int((moment * 1000 + 0.5) // 1)
    os.utime(name, ns=(millis * 10**6, millis * 10**6))


def _touch(run: "Run", name: str, path: str) -> None:
    with open(name, "ab"):
        pass
    os.utime(name, ns=(clock.now_ns(), clock.now_ns()))


def _read(run: "Run", name: str, path: str) -> None:
    if name in run.pipes:
        run.observe_bytes("results/" + path, _waiting(run.pipes[name]))
        return
    with open(name, "rb") as file:
        run.observe_bytes("results/" + path, file.read())


def _reader(run: "Run", name: str, path: str) -> None:
    # Open for writing too, so that it neither waits for a writer nor finds an end when one goes.
    run.pipes[name] = os.open(name, os.O_RDWR | os.O_NONBLOCK)


def _waiting(pipe: int) -> bytes:
    """Take what was written into ``pipe`` and not read yet."""
    taken = b""
    while True:
        try:
            taken += os.read(pipe, 65536)
        except BlockingIOError:
            return taken


ACTIONS: Dict[str, Callable[[Any, Any, str], None]] = {
    "write": _write,
    "append": _append,
    "rename": lambda run, given, path: os.rename(given[0], given[1]),
    "remove": _remove,
    "mkdir": lambda run, name, path: os.mkdir(name),
    "symlink": lambda run, given, path: os.symlink(given[0], given[1]),
    "fifo": lambda run, name, path: os.mkfifo(name),
    "chmod": lambda run, given, path: os.chmod(given[0], int(given[1], 8)),
    "utime": _utime,
    "truncate": lambda run, given, path: os.truncate(given[0], given[1]),
    "touch": _touch,
    "read": _read,
    "reader": _reader,
}
