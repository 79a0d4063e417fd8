import os
import socket
import struct
import sys
import threading
import time

real_sleep = time.sleep


class Address:
    """A server that somebody else runs; its address is an argument: --NAME=HOST:PORT."""

    def __init__(self, name):
        given = [word for word in sys.argv[2:] if word.startswith("--%s=" % name)]
        if not given:
            sys.exit("say where the server is: FOLDER --%s=HOST:PORT" % name)
        self.host, _, port = given[0].partition("=")[2].rpartition(":")
        self.port = int(port)
        self.address = (self.host, self.port)
        self.url = "%s:%d" % self.address

    def show(self):
        pass


class Sink(Address):
    """A server that keeps what it gets, and answers what `answer` says to it."""

    def __init__(self, name, family, kind, host, port, answer=None, up=True):
        self.name, self.family, self.kind = name, family, kind
        self.host, self.port, self.answer = host, port, answer
        # A Unix socket has a path; for the others it is host and port.
        self.path = host if family == getattr(socket, "AF_UNIX", None) else None
        self.address = self.path or (host, port)
        self.url = "http://%s:%s" % (host, port)
        self.received = []
        self.open = []
        self.listener = None
        if up:
            self.up()

    def up(self):
        self.listener = socket.socket(self.family, self.kind)
        if self.path is None:
            self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(self.address)
        if self.kind == socket.SOCK_STREAM:
            self.listener.listen(5)
        threading.Thread(target=self.serve, args=(self.listener,), daemon=True).start()

    def serve(self, listener):
        try:
            while self.kind == socket.SOCK_DGRAM:
                self.received.append(listener.recv(65536))
            while True:
                connection = listener.accept()[0]
                self.open.append(connection)
                self.received.append(b"")
                number = len(self.received) - 1
                threading.Thread(target=self.read, args=(connection, number), daemon=True).start()
        except OSError:
            pass  # the server went down

    def read(self, connection, number):
        try:
            if self.answer is not None:
                self.answer(connection, b"", True)
            data = connection.recv(65536)
            while data:
                self.received[number] += data
                if self.answer is not None:
                    self.answer(connection, self.received[number], False)
                data = connection.recv(65536)
        except OSError:
            pass

    def close(self, reset=False):
        """End the connections that stand."""
        real_sleep(0.1)
        for connection in self.open:
            if reset:
                linger = struct.pack("ii", 1, 0)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            else:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
            connection.close()
        self.open = []

    def reset(self):
        self.close(True)

    def down(self):
        self.close()
        try:
            self.listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.listener.close()
        if self.path is not None and os.path.exists(self.path):
            os.remove(self.path)

    def show(self):
        """Print what arrived: a line a connection or datagram."""
        real_sleep(0.2)
        for number, data in enumerate(self.received, 1):
            print("lab/%s/%d" % (self.name, number), data)


def answer_http(connection, seen, begins):
    """Answer each whole request with 200."""
    head, end, body = seen.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    length = int(lengths[0].partition(b":")[2]) if lengths else 0
    if end and len(body) >= length:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)


def answer_smtp(connection, seen, begins):
    """Say yes to every command."""
    talk, data, mail = seen.partition(b"\r\ndata\r\n")
    if begins:
        connection.sendall(b"220 mx.parity.example ESMTP\r\n")
    elif not seen.endswith(b"\r\n") or (data and b"\r\n.\r\n" not in mail and mail):
        return
    elif data and not mail:
        connection.sendall(b"354 go on\r\n")
    elif seen.endswith(b"quit\r\n"):
        connection.sendall(b"221 bye\r\n")
        connection.close()
    else:
        connection.sendall(b"250 fine\r\n")
