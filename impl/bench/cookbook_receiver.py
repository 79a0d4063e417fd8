"""The receiver to measure against: a threading server, a connection a thread, pickle, loggers by name.

Usage: cookbook_receiver.py RECORDS; says its port, and then a line each time so many records came.
"""

import logging
import logging.handlers
import pickle
import socketserver
import struct
import sys

RECORDS = int(sys.argv[1])


class Counter(logging.Handler):
    count = 0

    def emit(self, record):
        self.count += 1
        if self.count % RECORDS == 0:
            print(self.count, flush=True)


class Connection(socketserver.StreamRequestHandler):
    # As the cookbook of CPython's documentation has it: a call of recv for each length and each pickle.
    def handle(self):
        while True:
            head = self.connection.recv(4)
            if len(head) < 4:
                break
            length = struct.unpack(">L", head)[0]
            pickled = self.connection.recv(length)
            while len(pickled) < length:
                pickled += self.connection.recv(length - len(pickled))
            record = logging.makeLogRecord(pickle.loads(pickled))
            logging.getLogger(record.name).handle(record)


def main():
    logging.getLogger().addHandler(Counter())
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Connection)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()


main()
