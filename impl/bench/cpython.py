"""The CPython side of the benchmark: the same handlers, the same records.

Usage: cpython.py CONTESTANT FILE RECORDS. Logs that many records for each line on standard input
and answers with the seconds they took.
"""

import logging
import logging.handlers
import sys
import time

PLAIN = "%(asctime)s %(levelname)s %(name)s %(message)s"
WITH_SITE = "%(asctime)s %(levelname)s %(name)s %(filename)s:%(lineno)d %(funcName)s %(message)s"
NEVER_FULL = 10**10
EVERY_1000_RECORDS = 98_000

HANDLERS = {
    "file": lambda path: logging.FileHandler(path),
    "watched": lambda path: logging.handlers.WatchedFileHandler(path),
    "rotating": lambda path: logging.handlers.RotatingFileHandler(
        path, maxBytes=NEVER_FULL, backupCount=3
    ),
    "rolling": lambda path: logging.handlers.RotatingFileHandler(
        path, maxBytes=EVERY_1000_RECORDS, backupCount=3
    ),
    "timed": lambda path: logging.handlers.TimedRotatingFileHandler(path, when="D", backupCount=3),
}


def main():
    """Serve until the input ends."""
    contestant, path, records = sys.argv[1], sys.argv[2], int(sys.argv[3])
    kind, _, site = contestant.partition("/")
    handler = HANDLERS[kind](path)
    handler.setFormatter(logging.Formatter(WITH_SITE if site == "printed" else PLAIN))
    if site == "captured":
        handler.addFilter(lambda record: True)
    logger = logging.getLogger("app.web")
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)

    def work():
        info = logger.info
        for i in range(records):
            info("request %d from %s took %d ms and returned status %s", i, "10.0.0.1", 42, "OK")

    for _ in sys.stdin:
        start = time.perf_counter()
        work()
        print(time.perf_counter() - start, flush=True)


main()
