"""JSON lines over file descriptors."""

import json
import os
from typing import Any, Dict, Optional

Message = Dict[str, Any]


class LineReader:
    """Reads one JSON object per line from a descriptor, and nothing beyond the line."""

    def __init__(self, descriptor: int) -> None:
        """Read from ``descriptor``, which stays the caller's to close."""
        self._descriptor = descriptor
        self._pending = b""

    def read(self) -> Optional[Message]:
        """Return the next message, or None at the end of the stream."""
        while True:
            line, found, rest = self._pending.partition(b"\n")
            if found:
                self._pending = rest
                if line.strip():
                    return _parsed(line)
                continue
            chunk = os.read(self._descriptor, 1 << 16)
            if not chunk:
                return None
            self._pending += chunk


def _parsed(line: bytes) -> Message:
    message = json.loads(line.decode("utf-8"))
    if not isinstance(message, dict):
        raise ValueError("expected one JSON object per line, got %r" % line[:80])
    return message


def send(descriptor: int, message: Message) -> None:
    """Write ``message`` as one line, whole."""
    line = json.dumps(message, separators=(",", ":")).encode("ascii") + b"\n"
    while line:
        line = line[os.write(descriptor, line) :]
