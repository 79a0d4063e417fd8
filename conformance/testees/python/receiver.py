"""A log server in Python, of the kind that the documentation's cookbook describes.

It takes what ``SocketHandler`` sends and hands each record to the logger of that name. For the lab
it notes on standard output, one JSON line a record, what a handler then sees.
"""

import json
import logging
import pickle
import socketserver
import struct
import sys
import threading
from typing import Any, Optional

_writing = threading.Lock()


def note(kind: str, value: Any) -> None:
    """Write one line, whole, whichever thread it comes from."""
    with _writing:
        sys.stdout.write(json.dumps({kind: value}) + "\n")
        sys.stdout.flush()


class Noting(logging.Handler):
    """Notes the text of a record and the ``repr`` of all its attributes."""

    def emit(self, record: logging.LogRecord) -> None:
        """Note ``record``, which came over the wire."""
        attributes = [[name, repr(value)] for name, value in vars(record).items()]
        note("record", {"text": self.format(record), "attributes": attributes})


class Connection(socketserver.StreamRequestHandler):
    """One sender: frames of four bytes that tell the length, and a pickled dict."""

    def handle(self) -> None:
        """Handle records until the sender is done."""
        while True:
            frame = self.next_frame()
            if frame is None:
                return
            record = logging.makeLogRecord(pickle.loads(frame))
            logging.getLogger(record.name).handle(record)

    def next_frame(self) -> Optional[bytes]:
        """Read the next pickle; None at the end, or where a connection breaks off."""
        head = self.rfile.read(4)
        if len(head) < 4:
            return None
        (length,) = struct.unpack(">L", head)
        body = self.rfile.read(length)
        return body if len(body) == length else None


class Server(socketserver.ThreadingTCPServer):
    """Serves each sender in a thread of its own."""

    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Note what a frame led to, instead of printing where nobody looks."""
        note("failed", repr(sys.exc_info()[1]))


def main() -> None:
    """Serve at the host and port that the command line names."""
    handler = Noting()
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)
    with Server((sys.argv[1], int(sys.argv[2])), Connection) as server:
        note("serving", True)
        server.serve_forever()


if __name__ == "__main__":
    main()
