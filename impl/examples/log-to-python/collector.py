"""A Python log server: every record goes to the logger that it names, and is printed.

Usage: python3 collector.py [PORT [RECORDS]]; ends after so many records.
"""

import logging
import logging.handlers
import pickle
import socketserver
import struct
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else logging.handlers.DEFAULT_TCP_LOGGING_PORT
LAST = int(sys.argv[2]) if len(sys.argv) > 2 else 0


class Connection(socketserver.StreamRequestHandler):
    """One sender. A frame is a length in four bytes and a pickle of the record's attributes."""

    def handle(self):
        while True:
            head = self.rfile.read(4)
            if len(head) < 4:
                return
            attributes = pickle.loads(self.rfile.read(*struct.unpack(">L", head)))
            record = logging.makeLogRecord(attributes)
            logging.getLogger(record.name).handle(record)
            self.server.received += 1
            if self.server.received == LAST:
                self.server.shutdown()


class Collector(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    received = 0


def main():
    layout = "%(levelname)-8s %(name)s, %(customer)s: %(message)s"
    logging.basicConfig(stream=sys.stdout, format=layout)
    old = logging.getLogRecordFactory()

    def with_customer(*args, **kwargs):
        record = old(*args, **kwargs)
        record.customer = "nobody"
        return record

    logging.setLogRecordFactory(with_customer)
    with Collector(("localhost", PORT), Connection) as server:
        print("listening on port %d" % server.server_address[1], flush=True)
        server.serve_forever(poll_interval=0.05)


main()
