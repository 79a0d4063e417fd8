import datetime
import email.utils
import os
import time

real_now = time.time()  # whatever has about this stamp was written by this program
now_ms = 0


def set_clock(iso):
    """Set the clock that logging reads."""
    global now_ms
    stamp_files()
    seconds = datetime.datetime.strptime(iso, "%Y-%m-%dT%H:%M:%S.%f%z").timestamp()
    now_ms = int(round(seconds * 1000))


def advance(seconds):
    """Move the clock; nothing waits."""
    global now_ms
    stamp_files()
    now_ms += int((seconds * 1000 + 0.5) // 1)


def stamp_files():
    """Give the files that were written since the clock last moved its time, as a file system would."""
    for folder, folders, files in os.walk("."):
        for name in folders + files:
            stamp(os.path.join(folder, name))


def stamp(path):
    """Do so for one file, which may not be there."""
    if now_ms and os.path.exists(path) and abs(real_stat(path).st_mtime - real_now) < 86400:
        os.utime(path, (now_ms / 1000, now_ms / 1000))


def virtual_stat(path, *args, **kw):
    """Look at a file as it would be at the time of the clock."""
    if isinstance(path, str) and os.path.abspath(path).startswith(os.getcwd() + os.sep):
        os.stat = real_stat
        stamp(path)
        os.stat = virtual_stat
    return real_stat(path, *args, **kw)


real_stat = os.stat
os.stat = virtual_stat
time.time = lambda: now_ms * 10**6 / 1e9
if hasattr(time, "time_ns"):
    time.time_ns = lambda: now_ms * 10**6
mail_localtime = email.utils.localtime
email.utils.localtime = lambda dt=None: mail_localtime(
    dt or datetime.datetime.fromtimestamp(time.time(), datetime.timezone.utc).astimezone()
)
