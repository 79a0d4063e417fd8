"""What the library writes to the standard streams, at the level of descriptors."""

import io
import os
import sys
import tempfile
from typing import IO, Any, Dict, List

_STREAMS = {1: "stdout", 2: "stderr"}

# Linux keeps this folder in memory; on a disk, removing a file takes longer than most scenarios.
_FOLDER = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


class Capture:
    """Points descriptors 1 and 2 at files, and the interpreter's streams at them."""

    def __init__(self) -> None:
        """Redirect at once. The protocol's own descriptors are others by now."""
        self._files: Dict[int, IO[bytes]] = {}
        self._saved: Dict[int, Any] = {}
        self._streams: Dict[int, IO[str]] = {}  # sys may name others by the end of the run
        for descriptor, name in _STREAMS.items():
            self._files[descriptor] = tempfile.TemporaryFile(buffering=0, dir=_FOLDER)
            self._saved[descriptor] = (os.dup(descriptor), getattr(sys, name))
            os.dup2(self._files[descriptor].fileno(), descriptor)
            self._streams[descriptor] = _text_stream(descriptor, "<%s>" % name)
            setattr(sys, name, self._streams[descriptor])

    def observed(self) -> List[Any]:
        """List name and content of each stream that was written to."""
        written = []
        for descriptor, name in sorted(_STREAMS.items()):
            self._streams[descriptor].flush()
            self._files[descriptor].seek(0)
            content = self._files[descriptor].read()
            if content:
                written.append((name, content))
        return written

    def release(self) -> None:
        """Give the descriptors back; needed only by a run that shares its process."""
        for descriptor, (saved, stream) in self._saved.items():
            setattr(sys, _STREAMS[descriptor], stream)
            os.dup2(saved, descriptor)
            os.close(saved)
            self._files[descriptor].close()


def _text_stream(descriptor: int, name: str) -> io.TextIOWrapper:
    raw = io.FileIO(descriptor, "w", closefd=False)
    vars(raw)["name"] = name  # as CPython names its own
    buffer = io.BufferedWriter(raw)
    return io.TextIOWrapper(buffer, "utf-8", "backslashreplace", newline="\n", line_buffering=True)
