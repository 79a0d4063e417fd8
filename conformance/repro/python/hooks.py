import copy
import os
import struct
import zlib

from world import show

calls = {}


def recorded(name, args, kw, value=None):
    """Print what the library passed to a function of ours."""
    calls[name] = calls.get(name, 0) + 1
    show("calls/%s[%d]" % (name, calls[name]), list(args) + ([kw] if kw else []))
    return value


def throw(error):
    """Raise, where only an expression can stand."""
    raise error


def changed(record, **attributes):
    """Copy a record and change the copy."""
    other = copy.copy(record)
    vars(other).update(attributes)
    return other


def gzip_stored(source, target):
    """Rotate by packing; stored, not deflated, so that the bytes are the same everywhere."""
    with open(source, "rb") as file:
        data = file.read()
    blocks = []
    for start in range(0, len(data) or 1, 65535):
        block = data[start : start + 65535]
        last = start + 65535 >= len(data)
        blocks.append(struct.pack("<BHH", last, len(block), len(block) ^ 0xFFFF) + block)
    tail = struct.pack("<II", zlib.crc32(data), len(data))
    with open(target, "wb") as file:
        file.write(b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + b"".join(blocks) + tail)
    os.remove(source)


def copy_and_truncate(source, target):
    """Rotate by copying, and empty the live file."""
    with open(source, "rb") as live, open(target, "wb") as copied:
        copied.write(live.read())
    with open(source, "wb"):
        pass
