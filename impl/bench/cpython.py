"""The CPython side of the benchmark: the same handlers, the same records, one JSON line as the answer.

Usage: cpython.py CONTESTANT FILE RECORDS rate|exit|kill
"""

import json
import logging
import logging.handlers
import os
import signal
import sys
import time

WARM_UP = 5_000
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
    contestant, path, records, mode = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    kind, _, site = contestant.partition("/")
    handler = HANDLERS[kind](path)
    handler.setFormatter(logging.Formatter(WITH_SITE if site == "printed" else PLAIN))
    if site == "captured":
        handler.addFilter(lambda record: True)
    logger = logging.getLogger("app.web")
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)

    def work(count):
        info = logger.info
        for i in range(count):
            info("request %d from %s took %d ms and returned status %s", i, "10.0.0.1", 42, "OK")

    if mode == "rate":
        work(WARM_UP)
        start = time.perf_counter()
        work(records)
        print(json.dumps({"perSecond": records / (time.perf_counter() - start)}))
        return
    work(records)
    if mode == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(0)


main()
