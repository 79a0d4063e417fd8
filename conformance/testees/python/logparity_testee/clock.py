"""A virtual clock: everything that logging reads of the time, and nothing else.

It counts whole milliseconds, the finest step that every testee can keep, and stands in the past,
so that a file stamp near the real time can only have come from the kernel.
"""

import calendar
import datetime
import email.utils
import os
import re
import time
from typing import Any, Optional

_real_time = time.time
_real_stat = os.stat
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)$"
)
_DAY_NS = 24 * 3600 * 10**9

_started_ns = int(_real_time() * 1e9)
_now_ms: Optional[int] = None
_folder = os.sep


def now_ns() -> int:
    """Nanoseconds since 1970 on the virtual clock, or the real one while none is set."""
    return int(_real_time() * 1e9) if _now_ms is None else _now_ms * 10**6


def set_ms(moment: int) -> None:
    """Set the clock to ``moment``, in milliseconds since 1970."""
    global _now_ms
    _now_ms = moment


def stand_in(folder: str) -> None:
    """Give virtual times to the files under ``folder`` from now on, and to no others."""
    global _folder
    _folder = os.path.join(os.path.abspath(folder), "")


def advance(seconds: float) -> None:
    """Move the clock by ``seconds``, rounded to milliseconds; a negative number moves it back."""
    set_ms(now_ns() // 10**6 + int((seconds * 1000 + 0.5) // 1))


def parse_iso(text: str) -> int:
    """Milliseconds since 1970 of an ISO 8601 time with an offset."""
    match = _ISO.match(text)
    if match is None:
        raise ValueError("not an ISO 8601 time with an offset: %r" % text)
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    fields = (int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
    millis = int(((fraction or "") + "000")[:3])
    return (calendar.timegm(fields) - _offset_seconds(zone)) * 1000 + millis


def _offset_seconds(zone: str) -> int:
    if zone == "Z":
        return 0
    seconds = int(zone[1:3]) * 3600 + int(zone[-2:]) * 60
    return -seconds if zone[0] == "-" else seconds


def _is_real(stamp_ns: int) -> bool:
    return stamp_ns > _started_ns - _DAY_NS and stamp_ns < _real_time() * 1e9 + _DAY_NS


def _restamp(path: Any, stat: os.stat_result, **options: Any) -> bool:
    """Give a file that the kernel stamped the virtual time instead."""
    if _now_ms is None or isinstance(path, int) or not _is_real(stat.st_mtime_ns):
        return False
    if not os.path.abspath(os.fsdecode(path)).startswith(_folder):
        return False
    try:
        os.utime(path, ns=(stat.st_atime_ns, now_ns()), **options)
    except OSError:
        return False
    return True


def settle(folder: str) -> None:
    """Stamp every file under ``folder`` that was written since the clock last moved."""
    for base, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(base, name)
            try:
                _restamp(path, os.lstat(path), follow_symlinks=False)
            except OSError:
                continue  # a name that vanished under us has no stamp to settle


def _virtual_stat(path: Any, *args: Any, **options: Any) -> os.stat_result:
    stat = _real_stat(path, *args, **options)
    if _restamp(path, stat, **options):
        stat = _real_stat(path, *args, **options)
    return stat


def install() -> None:
    """Replace the readers of the clock. Must run before ``logging`` is imported.

    ``time.localtime`` and ``time.gmtime`` stay builtins: as Python functions they would turn into
    bound methods where ``Formatter.converter`` refers to them. logging always gives them a time.
    """
    mail_localtime = email.utils.localtime

    def localtime(dt: Optional[datetime.datetime] = None, *args: Any) -> datetime.datetime:
        if dt is None:
            now = datetime.datetime.fromtimestamp(time.time(), datetime.timezone.utc)
            dt = now.astimezone()
        return mail_localtime(dt, *args)

    # As CPython does it: the nanoseconds go through one double, and then one division.
    time.time = lambda: float(now_ns()) / 1e9
    if hasattr(time, "time_ns"):
        time.time_ns = now_ns
    vars(email.utils)["localtime"] = localtime  # other versions take other parameters
    os.stat = _virtual_stat
