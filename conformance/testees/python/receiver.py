"""A log server in Python, of the kind that the documentation's cookbook describes.

It takes what ``SocketHandler`` sends and hands each record to the logger of that name. For the lab
it notes on standard output, one JSON line a record, what a handler then sees. Lines on standard
input say where to serve and when to stop, as often as there are runs.
"""

import io
import json
import logging
import pickle
import socketserver
import struct
import sys
import threading
from typing import Any, Dict, Optional

_POLL_SECONDS = 0.01  # how soon a server sees that it is to stop
_writing = threading.Lock()


def note(kind: str, value: Any) -> None:
    """Write one line, whole, whichever thread it comes from."""
    with _writing:
        sys.stdout.write(json.dumps({kind: value}, separators=(",", ":")) + "\n")
        sys.stdout.flush()


class Noting(logging.Handler):
    """Notes the text of a record and the ``repr`` of all its attributes."""

    def emit(self, record: logging.LogRecord) -> None:
        """Note ``record``, which came over the wire."""
        attributes = [
            [name, repr(value)]
            for name, value in vars(record).items()
            if name != "taskName" or value is not None  # only some versions have it always
        ]
        note("record", {"text": self.format(record), "attributes": attributes})


def handle(frame: bytes) -> None:
    """Hand the record in a pickle to the logger of its name."""
    record = logging.makeLogRecord(pickle.loads(frame))
    logging.getLogger(record.name).handle(record)


def next_frame(stream: Any) -> Optional[bytes]:
    """Read the next pickle; None at the end, or where a stream breaks off."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    (length,) = struct.unpack(">L", head)
    body: bytes = stream.read(length)
    return body if len(body) == length else None


class Connection(socketserver.StreamRequestHandler):
    """One sender: frames of four bytes that tell the length, and a pickled dict."""

    def handle(self) -> None:
        """Handle records until the sender is done."""
        frame = next_frame(self.rfile)
        while frame is not None:
            handle(frame)
            frame = next_frame(self.rfile)


class Datagram(socketserver.BaseRequestHandler):
    """One frame, alone."""

    def handle(self) -> None:
        """Handle the record."""
        frame = next_frame(io.BytesIO(self.request[0]))
        if frame is not None:
            handle(frame)


class Reporting:
    """What the servers have in common."""

    allow_reuse_address = True
    daemon_threads = True
    max_packet_size = 2**18  # the usual 8 KiB would cut datagrams

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Note what a frame led to, instead of printing where nobody looks."""
        note("failed", repr(sys.exc_info()[1]))


def server(place: Dict[str, Any]) -> Any:
    """Make the server of a place; each sender over a stream is served in a thread of its own."""
    kinds = {
        "tcp": ("ThreadingTCPServer", Connection),
        "udp": ("UDPServer", Datagram),
        "unix-stream": ("ThreadingUnixStreamServer", Connection),
        "unix-datagram": ("UnixDatagramServer", Datagram),
    }
    base, handler = kinds[place["transport"]]
    address = place["path"] if "path" in place else (place["host"], place["port"])
    return type("Server", (Reporting, getattr(socketserver, base)), {})(address, handler)


def serve(place: Dict[str, Any]) -> None:
    """Serve at ``place`` until the next line, which says to stop."""
    with server(place) as serving:
        thread = threading.Thread(target=serving.serve_forever, args=(_POLL_SECONDS,))
        thread.start()
        note("serving", True)
        sys.stdin.readline()
        serving.shutdown()
        thread.join()
    note("stopped", True)


def main() -> None:
    """Serve wherever a line says, one place after the other."""
    noting = Noting()
    noting.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(noting)
    for line in iter(sys.stdin.readline, ""):
        serve(json.loads(line)["serve"])


if __name__ == "__main__":
    main()
